package article

import "testing"

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, rest, date string }{
		{"SHANGHAI, June 19 (Reuters) - Lotus Cloud said", "Lotus Cloud said", ""},
		{"BEIJING, May 22, 2025 - Lotus Cloud said", "Lotus Cloud said", "2025-05-22"},
		{"HANGZHOU, China, Nov. 25, 2025 /NewsLine/ -- Lotus Cloud said", "Lotus Cloud said", "2025-11-25"},
		{"Shenzhen, China, March 3, 2021 – Lotus Cloud today", "Lotus Cloud today", "2021-03-03"},
		{"HANGZHOU, China – Sept. 14, 2016 – Lotus Cloud today", "Lotus Cloud today", "2016-09-14"},
		{"(Beijing) — Four banks", "Four banks", ""},
		{"HONG KONG — Four banks", "Four banks", ""},
		{"TAIPEI: Four banks", "Four banks", ""},
		{"May 4, 2020 — Four banks", "Four banks", "2020-05-04"},
		{"KUCHING, Malaysia – Aug. 3, 2018 – Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"KUCHING--(NEWSLINE)--August 3, 2018-- Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"(Kuching, 3 August 2018) Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"[Kuching, August 3, 2018] Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"KUCHING, Aug. 3 2018 (Newsline) --Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"Kuching, Malaysia - 3 August 2018: Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"3 August 2018, Kuching: Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"Newsline, August 3, 2018丨Lotus Cloud today", "Lotus Cloud today", "2018-08-03"},
		{"On August 3, 2018: Lotus Cloud today", "", ""},
		{"(Since August 3, 2018, it rains) in Kuching", "", ""},
		{"August 3, 2018 was a hot day: nobody worked", "", ""},
		{"Kuching – the town of cats – on Aug. 3, 2018 – got a server", "", ""},
		{"On May 22, Lotus Cloud - the largest host of all - cut prices", "", ""},
		{"In June 2019 – a hot month – Lotus Cloud cut prices", "", ""},
		{"IBM - which is old - said", "", ""},
		{"The price – a tenth lower – is final", "", ""},
		{"Lotus Cloud: a host with a plan", "", ""},
	} {
		n, at := dateline(c.text)
		rest := ""
		if n > 0 {
			rest = c.text[n:]
		}
		if rest != c.rest || at.date.String() != c.date {
			t.Errorf("%q: rest %q, date %q", c.text, rest, at.date)
		}
	}
}

func TestMetaDate(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"Updated: Apr 2,2015 3:20 PM", "2015-04-02"},
		{"Thu 9 Dec 2021 // 06:30 UTC", "2021-12-09"},
		{"Posted 2017-05-24 in News | Comments (0)", "2017-05-24"},
		{"Abridged. March 4, 2019, 8:15 a.m. Eastern", "2019-03-04"},
		{"PT | EN      Monday 4 Mar 2019     Lisbon 17°C     Gold $1,290", "2019-03-04"},
		{"04-03-2019 06:12 HKT", "2019-03-04"},
		{"03/04/2019 6:12 pm EST", "2019-03-04"},
		{"03/04/2019 6:12", ""},
		{"Published 06:12 BST 4 March 2019 | 12 comments", "2019-03-04"},
		{"Transcript of the call of 4 March 2019", "2019-03-04"},
		{"Next meeting: 4 March 2019", ""},
		{"Founded 4 March 1995", ""},
		{"By Ann Lee on 2019-03-04 | Hosting | 12 comments", "2019-03-04"},
		{"by Rowan on March 4, 2019", "2019-03-04"},
		{"Our correspondents in Lisbon and Porto, March 4 2019", "2019-03-04"},
		{"Ann Lee at the Lisbon bureau, 4 March 2019", "2019-03-04"},
		{"HRB earnings call for the quarter ended March 31, 2019", ""},
		{"A deal that both ports had signed, March 4 2019", ""},
		{"Sun, Aug 24, 2014", "2014-08-24"},
		{"Wed Apr 8 06:28:00 CST 2020", "2020-04-08"},
		{"Tue Sep 3 17:05 AEST 2019", "2019-09-03"},
		{"Mon Jun 12 09:30:15 2017", "2017-06-12"},
		{"Mar 4 21:10, 2016", "2016-03-04"},
		{"By the desk Published: 2020/5/23 0:03:40", "2020-05-23"},
		{"harbour.example · Mar 26, 2024 21:10", "2024-03-26"},
		{"Quay Research | 7 Sep 2021 | HOLD (from BUY) | TP HK$11.5 | Px HK$10.2 | Upside 13%", "2021-09-07"},
		{"Harbour Daily   2022-11-30 09:05   Mark as read", "2022-11-30"},
		{"by webmaster    Oct 2, 2017     3 shares   1 coments", "2017-10-02"},
		{"2021-06-01 08:15   Source: Harbour   Author: Lim", "2021-06-01"},
		{"Penned by the desk, published on 12 Jan 2019", "2019-01-12"},
		{"09.02.2017, 11:45", "2017-02-09"},
		{"19 Aug 2024 | BUY (unch.) | TP HK$7.6", "2024-08-19"},
		{"April 2015", "2015-04"},
		{"June 2014 | Add Your Comments", "2014-06"},
		{"发布时间：2018年6月21日", "2018-06-21"},
		{"Date: 21/12/2018", "2018-12-21"},
		{"17:07 27/11/2025", "2025-11-27"},
		{"Sept. 5th, 2014", "2014-09-05"},
		{"2021.08.16 10:00", "2021-08-16"},
		{"2019-06-12 08:45   Source: Cloud Daily   Editor: 小王", "2019-06-12"},
		{"12.3.2018, 09:30", "2018-03-12"},
		{"Written by the staff, published on 7 May 2020", "2020-05-07"},
		{"Harbour Research | 21 Oct 2022 | HOLD (from BUY) | TP HK$12.5 | Px HK$12.1", "2022-10-21"},
		{"by editor    Feb 3, 2019     12 shares   4 comments", "2019-02-03"},
		{"A week in clouds, with a grain of salt. A letter by M. Hong, 9 July 2013", "2013-07-09"},
		{"Lotus Cloud Holdings (LOTS) Q2 2021 results call, 20 August 2021 – excerpt", "2021-08-20"},
		{"March 09, 2021 By The Desk  Comment", "2021-03-09"},
		{"March 9, 2021, by Ann Lee, filed under: Clouds", "2021-03-09"},
		{"By Ann Lee | March 9, 2021 -- 02:15 GMT | Topic: Clouds", "2021-03-09"},
		{"Kuching (Malaysia), Lima and Reading (UK) – Tuesday, 9 March 2021", "2021-03-09"},
		{"Harbour Daily - March 9, 2021 - Page B3", "2021-03-09"},
		{"Harbour Asia -- 09.03.2021 17:45 HKT -- by our correspondent", "2021-03-09"},
		{"Tue Mar  9 06:28:00 MYT 2021", "2021-03-09"},
		{"A. LEE  09/MAR/2021", "2021-03-09"},
		{"harbour.example / Lotus    2021-03-09 19:47 HKT    12k views", "2021-03-09"},
		{"Look back at our fair of March 9, 2021", ""},
		{"Lotus Cloud to cut prices by 30 per cent from 1 June 2015", ""},
		{"Lotus Cloud to spend 2 billion yuan by December 2016", ""},
		{"Four things to know about the 31 December 2020 deadline for clouds", ""},
		{"3/4/2018", ""}, // either of two days
		{"2018-13-45", ""},
	} {
		p := newPara(c.line, 0, len(c.line))
		got, _, ok := metaDate(c.line, &p)
		if got.String() != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestDateInName(t *testing.T) {
	for name, want := range map[string]string{
		"2015-06-20 clouds.txt": "2015-06-20", "20150620.html": "2015-06-20", "clouds_2015_06_20": "2015-06-20",
		"https://a.example/2014/08/24/2003598104": "2014-08-24", "https://a.example/2013-11/18/content_17111532.htm": "2013-11-18",
		"https://a.example/2015/03-27/159633.shtml": "2015-03-27", "idINL1N1090C220150729": "", "content_17111532": "", "2015-06.txt": "", "12345678": "",
	} {
		if d, _ := dateInName(name); d.String() != want {
			t.Errorf("%q: %q, want %q", name, d, want)
		}
	}
}

func TestByline(t *testing.T) {
	for line, want := range map[string]string{
		"By Ann Lee": "Ann Lee", "by Pandora | Aug 9, 2022": "Pandora", "By HN staff reporters Published: 2020/5/23 0:03:40": "HN staff reporters",
		"By Mei Ling in Shanghai": "Mei Ling", "By a reporter in New York (Harbour News)": "", "By 2019, clouds will rain": "-",
		"By March the halls are full": "-", "Bypass the cloud": "-", "作者：王芳": "王芳",
	} {
		author, ok := byline(line)
		if !ok {
			author = "-"
		}
		if author != want {
			t.Errorf("%q: %q, want %q", line, author, want)
		}
	}
}
