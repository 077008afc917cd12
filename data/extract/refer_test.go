package extract

import (
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
)

// referCases are texts of which one event has exactly the companies given, in the order of
// the alphabet: who is meant where another sentence names him, and who stands by.
var referCases = []struct {
	text      string
	typ       data.EventType
	companies string
}{
	{"Amazon's cloud moves on\n\nAlibaba Cloud leads the Chinese market. It will open two data centers in Ningxia next year, Amazon Web Services said on Monday.", "expansion", "Amazon Web Services"},
	{"Cloud news of the week\n\nKingsoft Cloud lost money. The company has opened a data center in Jakarta, Tencent Cloud announced on Friday.", "expansion", "Tencent Cloud"},
	{"Cloud news\n\nAlibaba Cloud opened a data center in Tokyo in May. It expects its rivals to follow, Gartner said.", "expansion", "Alibaba Cloud"},
	{"Cloud news of the week\n\nAlibaba Cloud leads the Chinese market. Huawei inaugurated a cloud region in Dublin in 2020; the telecoms supplier opened another one in Turkey in May 2021.", "expansion", "Huawei"},
	{"Cloud news of the week\n\nAlibaba Cloud leads the Chinese market. Tencent booked a profit, and the company opened a cloud data center in Bangkok in June.", "expansion", "Tencent"},
	{"Cloud news of the week\n\nTencent and Alibaba both had a good week for their clouds. The Hangzhou company opened a data center in Manila on Monday.", "expansion", "Alibaba Group"},
	{"Cloud news of the week\n\nTencent and Alibaba both had a good week for their clouds. The Shenzhen group opened a data center in Manila on Monday.", "expansion", "Tencent"},
	{"Cloud deals in China\n\nTencent is a client of many. Oracle, too, wants to sell clouds in China. In May the gaming group invested 300 million yuan in the cloud software maker Youzan.", "investment", "Tencent, Youzan"},
	{"Cloud deals in China\n\nBaidu lags in clouds behind Alibaba. The search giant opened a data center in Yangquan in May.", "expansion", "Baidu"},
	{"Cloud deals in China\n\nJD.com lags in clouds behind Alibaba and Baidu. The search company opened a data center in Yangquan in May.", "expansion", "Baidu"},
	{"Cloud deals in China\n\nTencent and Alibaba fight over clouds. The former opened a data center in Wuhan in May; the latter launched a cloud server in June.", "expansion", "Tencent"},
	{"Cloud deals in China\n\nTencent and Alibaba fight over clouds. The latter pledged 20 billion yuan for data centres on Monday.", "investment", "Alibaba Group"},
	{"Cloud deals in China\n\nUCloud sold a stake to CICC and to China Mobile. The latter opened a cloud data center in Hohhot in June.", "expansion", "China Mobile"},
	{"Cloud deals in China\n\nTencent and Alibaba fight over clouds, ahead of Huawei. The former opened a data center in Wuhan in May.", "expansion", "Tencent"},
	{"Cloud deals in China\n\nKingdee signed a cooperation agreement with JD Cloud, under which the former will sell its software on the servers of the latter.", "partnership", "JD Cloud, Kingdee"},
	{"Cloud deals in China\n\nKingsoft Cloud is to buy QingCloud, a provider of private clouds. And who is QingCloud? Born in 2012, it wrote software for banks. In March 2021 it was listed in Shanghai.", "listing", "QingCloud"},
	{"Cloud deals in China\n\nTencent opened a cloud region in Wuhan in May, following Alibaba and Huawei.", "expansion", "Tencent"},
	{"Cloud deals in China\n\nTencent opened a data center in Wuhan in May, joining Alibaba and Huawei in a city that has long been theirs.", "expansion", "Tencent"},
	{"Cloud deals in China\n\nTencent hired the former head of Alibaba Cloud. It opened a data center in Wuhan in May.", "expansion", "Tencent"},
	{"Cloud deals\n\nAlibaba Cloud bought a chip designer in May. Its parent invested 500 million yuan in the data center operator GDS in June.", "investment", "Alibaba Group, GDS"},
	{"Cloud deals\n\nVolcano Engine cut the price of its cloud. Its owner opened a data center in Datong in June.", "expansion", "ByteDance"},
	{"Cloud deals\n\nJD Cloud is losing money. Its parent has bought the cloud start-up Joyspace for 200 million yuan.", "acquisition", "JD.com, Joyspace"},
	{"Inspur moves into the cloud\n\nInspur runs clouds for cities. Wang Li of the trade body said it would get harder. \"Alibaba and Tencent are after the very same mayors and bureaus,\" he said. The group will invest 10 billion yuan in seven data centers over five years.", "investment", "Inspur"},
	{"Server maker climbs up\n\nThe chairman of Inspur likes the cloud. The group runs clouds for cities. It has clients in Jinan.\n\nWang Li of the trade body said it would get harder. \"Alibaba and Tencent are after the very same mayors and bureaus,\" he said.\n\nThe group will invest 10 billion yuan in seven cloud data centers over five years.", "investment", "Inspur"},
	{"Oracle rents a home from Tencent\n\nOracle will host its cloud with Tencent Cloud. As for Tencent, it wants names. Its cloud revenue more than doubled in the second quarter, it said last month.", "financial_result", "Tencent"},
	{"Cloud news\n\nAlibaba Cloud leads in China. As for Huawei, the company opened a cloud data center in Guizhou in May.", "expansion", "Huawei"},
	{"GDS: good quarter\n\nGDS sold much. A third went to one hyperscaler that we think is Alibaba Cloud. The company opened a data center in Langfang in May.", "expansion", "GDS"},
	{"Cloud deals\n\nKingdee and Inspur met in Jinan. UCloud is a rival. SAP works with Baidu in the cloud. In May the two opened a data center in Shenzhen.", "expansion", "Baidu, SAP"},
	{"Cloud deals in China\n\nIn October Yonyou, Beijing's biggest vendor of accounting software, and China Telecom formed a cloud alliance.\n\nIBM and Lenovo agreed on servers in May. Digital China took a cloud order from SAP in June. The pair also signed a partnership on a cloud for hospitals in July.", "partnership", "Digital China, SAP"},
	{"Cloud deals in China\n\nKingdee and Inspur signed a cloud cooperation agreement, the pair announced in Jinan.", "partnership", "Inspur, Kingdee"},
	{"Oracle and Tencent join up in the cloud\n\nOracle and Tencent signed a deal in 2016. Microsoft works with 21Vianet. In May 2018 the two opened a cloud region in Shanghai.", "expansion", "Oracle, Tencent"},
	{"Cloud deals\n\nTencent, which already owns 10 percent of Kingsoft Cloud, is to buy UCloud for 3 billion yuan.", "acquisition", "Tencent, UCloud"},
	{"Cloud deals\n\nKingdee, which sells clouds to small firms, has agreed to take over Youzan for 300 million yuan.", "acquisition", "Kingdee, Youzan"},
	{"Cloud deals\n\nBaidu, whose cloud lags behind Alibaba's, signed a cooperation agreement with Inspur in May.", "partnership", "Baidu, Inspur"},
	{"Cloud deals\n\nDigital China, who resells Microsoft's software, opened a cloud data center in Xian in June.", "expansion", "Digital China"},
	{"Cloud deals\n\nSalesforce, whose software Alibaba Cloud has been selling since July, took on Fujitsu as a partner in the cloud in May.", "partnership", "Fujitsu, Salesforce"},
	{"Server maker climbs up\n\nThe chairman of Inspur likes the cloud. The group runs clouds for cities. It has clients in Jinan.\n\nA second foreign name, Sweden's Ericsson, joined forces with the group in November 2020 to offer cloud services to carriers.\n\nLast month it opened a cloud data center in Chongqing.", "expansion", "Inspur"},
	{"Cloud builders\n\nSugon runs clouds for cities. Its partner VMware opened a laboratory with the company in 2019.\n\nIn May 2021 the company opened a cloud data center in Wuxi.", "expansion", "Sugon"},
	{"Growth slows\n\nCustomers in mainland China paid US$7.8 billion for cloud infrastructure services in the second quarter, according to Canalys, 8% more than a year before.\n\nFour companies, Alibaba Cloud, Huawei Cloud, Tencent Cloud and Baidu AI Cloud, took in 79% of the money.", "market_data", "Alibaba Cloud, Baidu AI Cloud, Huawei Cloud, Tencent Cloud"},
	{"Growth slows\n\nChina's cloud market reached US$7.8 billion in the second quarter, according to Canalys, 8% more than a year before.\n\nTogether, Alibaba Cloud, Huawei Cloud and Tencent Cloud held 71% of it.", "market_data", "Alibaba Cloud, Huawei Cloud, Tencent Cloud"},
	{"Cloud deals\n\nKingsoft Cloud has been for sale for years.\n\nIn April 2021 Hina Group offered to take the company private at US$8 per ADS.", "acquisition", "Hina Group, Kingsoft Cloud"},
	{"GDS: a good quarter\n\nGDS sold much. A third went to one hyperscaler that we think is Alibaba Cloud. The company opened a data center in Langfang in May.", "expansion", "GDS"},
	{"GDS Holdings (GDS US) - BUY, TP US$60\n\nHillside Securities | 12 May 2021\n\n- Customers: Tencent and Baidu still take half of the area, and both pay on time.\n\n- M&A: bought a data center in Foshan in March for RMB900m.", "acquisition", "GDS"},
	{"Chindata (CD US) - HOLD, TP US$14\n\nHillside Securities | 12 May 2021\n\n- Customers: ByteDance remains the largest. Opened a data center in Johor in April.", "expansion", "Chindata"},
	{"21Vianet Group (VNET) Q1 2016 Results - Earnings Call Transcript\n\nMay 12, 2016\n\nChief Executive\n\nMicrosoft keeps growing with us.\n\nIn April we opened a cloud data center in Foshan.", "expansion", "21Vianet"},
	{"21Vianet Group (VNET) Q1 2016 Results - Earnings Call Transcript\n\nMay 12, 2016\n\nChief Executive\n\nThe quarter was a good one for all.\n\nAnd with SAP we signed a cooperation agreement on cloud services in March.", "partnership", "21Vianet, SAP"},
	{"CloudMuseum\n\nThe life of Shanda Cloud, which many have forgotten.\n\n2009 Shanda Cloud is founded in Shanghai by a maker of games.\n\n2011 Aliyun sells servers at half the price.\n\nMay 2012 The company opens a cloud data center in Wuxi.\n\n2014 Tencent and Baidu copy the offer.\n\nJune 2015 The company opens another one in Nantong.", "expansion", "Shanda Cloud"},
	{"A bad winter for Alibaba Cloud\n\nAlibaba Cloud had changed chiefs before. In December a power cut in Singapore stopped the bourse Coinbase for a day. In March 2021 it opened a cloud data center in Manila.", "expansion", "Alibaba Cloud"},
	{"IBM's second try\n\nIBM works with Inspur on databases. Qiu Yuepeng, vice president of Tencent Cloud, was pleased, too. It is the third tie-up of this kind for IBM in China. In May it opened a cloud data center in Dalian.", "expansion", "IBM"},
	{"The week in the cloud\n\nHuawei cut prices. Two months into his job as president of JD Cloud, Shen Li met reporters in Beijing. The unit opened a cloud data center in Suqian in May.", "expansion", "JD Cloud"},
	{"Cloud deals\n\nQingCloud sells clouds to banks. In January Legend Capital gave it 20 million yuan in a B round for its cloud.", "investment", "Legend Capital, QingCloud"},
	{"Cloud deals\n\nAlibaba wants to go abroad. The Hangzhou group's cloud arm opened a data center in Lagos in May.", "expansion", "Alibaba Cloud"},
	{"Cloud deals\n\nHuawei opened a data center in Cairo in May. Huawei Cloud has few customers there.", "expansion", "Huawei, Huawei Cloud"},
	{"Cloud deals\n\nHuawei opened a data center in Cairo in May. It has few customers there.", "expansion", "Huawei"},
	{"Alibaba Cloud leaves India\n\nAlibaba Cloud will close a site. The unit of Alibaba Group had opened a data center in Mumbai in 2018.", "expansion", "Alibaba Cloud, Alibaba Group"},
}

func TestWhoIsMeant(t *testing.T) {
	for _, c := range referCases {
		doc, err := article.Read("x.txt", []byte(c.text+"\n"), article.Meta{Published: "2021-09-20"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range Bundled().Read(doc).Events {
			if e.Type == c.typ {
				got = append(got, namesOf(e))
			}
		}
		if !slices.Contains(got, c.companies) {
			t.Errorf("%q: %s of %q, want %q", c.text, c.typ, got, c.companies)
		}
	}
}

// namesOf are an event's companies in the order of the alphabet.
func namesOf(e *data.Event) string {
	var names []string
	for _, p := range e.Companies {
		names = append(names, string(p.Company))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// Whom a word calls must be a company of the registry: a slip would call nobody.
func TestEpithetsAreOfCompanies(t *testing.T) {
	reg := Bundled().reg
	for word, ids := range epithets() {
		for _, id := range ids {
			if reg.Company(id) == nil {
				t.Errorf("%s: no company %q", word, id)
			}
		}
	}
}
