package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/registry"
)

// figureCase is a made-up text; want lists figures that must be read and, with a minus,
// values that must not be: "metric value unit period kind subject".
type figureCase struct {
	name, published, text string
	want                  []string
}

var figureCases = []figureCase{
	{
		"tickers stand between a metric and its number", "2023-11-21", "Kingsoft Cloud trims its loss\n\nHONG KONG, Nov 21, 2023 - Third-quarter revenue at Kingsoft Cloud Holdings Ltd (3896.HK)(KC.O) shrank to CNY1.63 bln from CNY1.97 bln in the same months of 2022, the company said Tuesday.",
		[]string{"revenue 1630000000 CNY 2023-Q3 actual Kingsoft Cloud", "revenue 1970000000 CNY 2022-Q3 actual Kingsoft Cloud"},
	},
	{
		"a wire compares with the year before", "2023-11-21", "Kingsoft Cloud said on Tuesday that its public cloud grew 8 pct in the third quarter.\n\n* Net loss CNY789 mln vs loss of CNY801 mln\n* Gross profit CNY197 mln vs CNY124 mln loss yr ago\n* Group rev CNY1.63 bln vs CNY1.7 bln seen by nine analysts\n\nIts orders have gone up since, the company said.",
		[]string{"profit_loss -789000000 CNY 2023-Q3 actual Kingsoft Cloud", "profit_loss -801000000 CNY 2022-Q3 actual Kingsoft Cloud", "profit_loss 197000000 CNY 2023-Q3 actual Kingsoft Cloud", "profit_loss -124000000 CNY 2022-Q3 actual Kingsoft Cloud", "revenue 1630000000 CNY 2023-Q3 actual Kingsoft Cloud", "- 1700000000"},
	},
	{
		"who is compared with tells only its own number", "2022-08-30", "Baidu said on Tuesday that its AI cloud grew 31 pct in the second quarter. Group revenue was CNY29.6 bln vs Refinitiv CNY29.3 bln; net profit was CNY3.6 bln.",
		[]string{"revenue 29600000000 CNY 2022-Q2 actual Baidu", "profit_loss 3600000000 CNY 2022-Q2 actual Baidu", "- 29300000000"},
	},
	{
		"a list of customers is no subject", "2021-05-20", "GDS adds a third to its sales\n\nGDS Holdings has plenty of leases. The company, which rents halls full of racks to Alibaba, Tencent and other cloud operators, said on Thursday that its net revenue had risen by 37.3% to RMB1.706 billion in the first quarter.",
		[]string{"revenue 1706000000 CNY 2021-Q1 actual GDS", "growth 37.3 percent 2021-Q1 actual GDS"},
	},
	{
		"half as large is no growth", "2017-01-25", "Alibaba Cloud took in 1.76 billion yuan between October and December. A year earlier the amount had been less than half as large: the growth rate works out at 115 percent.",
		[]string{"growth 115 percent 2016-Q4 actual Alibaba Cloud", "- growth 50", "- growth -50"},
	},
	{
		"slower than at the end of a year", "2019-11-08", "China spent $5.42 billion on public cloud services in the first half of 2019, IDC said. Infrastructure rose 72.2% year on year, although a shade slower than at the end of 2018.",
		[]string{"growth 72.2 percent 2019-H1 estimate China public cloud"},
	},
	{
		"a loss goes on in a list", "2020-07-10", "UCloud's net loss of the years 2017, 2018 and 2019 was 96 million, 149 million and 191 million yuan in this order.",
		[]string{"- profit_loss 96", "- profit_loss 149", "- profit_loss 191"},
	},
	{
		"a loss that got smaller by so much", "2024-04-26", "Chairman Ji said that at UCloud the loss was cut once more in the first quarter, by 38.9 per cent to RMB56 million.",
		[]string{"growth -38.9 percent 2024-Q1 actual UCloud", "- revenue 56"},
	},
	{
		"from one loss to the next", "2021-03-16", "In 2020 UCloud's sales rose by 14 per cent to 429 million yuan, and its loss narrowed a little, from 191 million to 163 million.",
		[]string{"profit_loss -163000000 CNY 2020 actual UCloud", "- profit_loss 163"},
	},
	{
		"asked after the loss", "2022-12-30", "Revenue of Kingsoft Cloud for the nine months to September was RMB6.06 billion. The loss? A cool RMB2.15 billion.",
		[]string{"- profit_loss 215"},
	},
	{
		"red figures of speech", "2023-04-20", "Sinnet, which runs a cloud for Amazon, published its report. The red number for 2022 is 880 million yuan, after a profit of 836 million yuan in 2021.",
		[]string{"profit_loss -880000000 CNY 2022 actual Sinnet", "profit_loss 836000000 CNY 2021 actual Sinnet"},
	},
	{
		"below a year is a fall", "2023-04-20", "Revenue of Sinnet, which runs a cloud for Amazon, was 7.19 billion yuan in 2022, 6.6% below 2021.",
		[]string{"growth -6.6 percent 2022 actual Sinnet"},
	},
	{
		"a gain that something holds down", "2023-11-16", "Alibaba Cloud took in 27.6 billion yuan in the three months ended Sept. 30, a gain of just 2%, held down by contracts that it let go.",
		[]string{"growth 2 percent 2023-Q3 actual Alibaba Cloud"},
	},
	{
		"growth that falls to a rate is growth", "2023-10-20", "IDC: growth of China's public cloud keeps falling, only 14.7% in the first half of 2023.",
		[]string{"growth 14.7 percent 2023-H1 estimate China public cloud"},
	},
	{
		"who it is stands between a company and its number", "2019-04-23", "Sinnet, landlord of the Amazon Web Services site in the capital, grew net profit 53 percent to 667 million yuan in 2018.",
		[]string{"profit_loss 667000000 CNY 2018 actual Sinnet", "growth 53 percent 2018 actual Sinnet"},
	},
	{
		"who runs it stands between a company and its number", "2022-08-10", "Kingsoft Cloud, run by a son of Kingsoft's founder and backed by Xiaomi, turned over 4.1 billion yuan in the first half of 2022.",
		[]string{"revenue 4100000000 CNY 2022-H1 actual Kingsoft Cloud"},
	},
	{
		"a second company behind a comma is a subject", "2020-07-10", "In the first quarter of 2020 China Telecom had 7.6 percent of China's public cloud, and Huawei Cloud, second in the other count, had to make do with 7.5 percent.",
		[]string{"market_share 7.6 percent 2020-Q1 estimate China Telecom", "market_share 7.5 percent 2020-Q1 estimate Huawei Cloud"},
	},
	{
		"brackets with commas behind a name", "2023-04-20", "Sinnet (300383.SZ, founded 1999), which runs a region for Amazon Web Services, made a net loss of 880 million yuan in 2022.",
		[]string{"profit_loss -880000000 CNY 2022 actual Sinnet"},
	},
	{
		"the top five each have their own", "2023-11-02", "In the first half of 2023 the top five of China's IaaS market, says IDC, were: Alibaba 31%, Huawei 13%, China Telecom 11%, Tencent 10%, AWS 9%, that is 74% together.",
		[]string{"market_share 31 percent 2023-H1 estimate Alibaba Group", "market_share 9 percent 2023-H1 estimate Amazon Web Services"},
	},
	{
		"ahead of others with shares of their own", "2024-05-08", "In 2023 Alibaba Cloud was ahead of Huawei Cloud with 19% and Tencent Cloud with 16% of China's cloud market, says Canalys.",
		[]string{"market_share 19 percent 2023 estimate Huawei Cloud", "market_share 16 percent 2023 estimate Tencent Cloud"},
	},
	{
		"what goes to the third is not the first two's", "2022-06-01", "In China's public cloud market of 2021 Alibaba Cloud collected 40 percent and Tencent Cloud 21 percent; third place goes to Huawei Cloud, which has to live with 10 percent, IDC says.",
		[]string{"market_share 40 percent 2021 estimate Alibaba Cloud", "market_share 21 percent 2021 estimate Tencent Cloud", "market_share 10 percent 2021 estimate Huawei Cloud"},
	},
	{
		"the share that another commands", "2021-03-30", "In the fourth quarter of 2020 Tencent Cloud had 15% of China's cloud market, Canalys says, less than half the 40.3% that Alibaba Cloud commanded.",
		[]string{"market_share 15 percent 2020-Q4 estimate Tencent Cloud", "market_share 40.3 percent 2020-Q4 estimate Alibaba Cloud"},
	},
	{
		"many hold it", "2022-03-30", "According to Frost & Sullivan, wholesale operators of its kind had 21.4% of China's data center market in 2021, and GDS is the leader among them.",
		[]string{"market_share 21.4 percent 2021 estimate wholesale operators of its kind"},
	},
	{
		"nobody's share", "2017-03-30", "Alibaba Cloud has 40.7% of China's IaaS market of 2016, IDC says, and the 23.1 percent that none of the top five holds is worth $200 million.",
		[]string{"market_share 23.1 percent 2016 estimate none of the top five"},
	},
	{
		"it goes to a thing", "2015-09-10", "Three quarters of what Chinese banks pay for cloud computing goes to private clouds, Li Wen, deputy manager of China Telecom's cloud unit, told a forum.",
		[]string{"market_share 75 percent  estimate private clouds"},
	},
	{
		"through its operator", "2019-05-10", "In China's public IaaS market of 2018 Tencent Cloud had 11.8 percent, IDC says, and Microsoft, through its operator 21Vianet, 3.9 percent.",
		[]string{"market_share 11.8 percent 2018 estimate Tencent Cloud", "market_share 3.9 percent 2018 estimate Microsoft"},
	},
	{
		"the name in brackets", "2019-05-10", "In China's public IaaS market of 2018 China Telecom gets 8.1 percent, says IDC, and 21Vianet (which means Azure) 4.4 percent.",
		[]string{"market_share 4.4 percent 2018 estimate 21Vianet"},
	},
	{
		"second with", "2021-05-10", "In the total of the three regions China Telecom came first in China's government cloud market of 2020 with 23.1%, says IDC, and Huawei second with 16.4%.",
		[]string{"market_share 23.1 percent 2020 estimate China Telecom", "market_share 16.4 percent 2020 estimate Huawei"},
	},
	{
		"the top five add up", "2023-05-10", "In China's cloud market of 2022 Huawei Cloud has 19%, says Canalys, and the top five add up to 81%.",
		[]string{"market_share 81 percent 2022 estimate top five"},
	},
	{
		"a loss compared with one", "2024-11-20", "Kingsoft Cloud made a net loss of 457 million yuan in the third quarter, compared with one of 354 million yuan in the second quarter of 2024.",
		[]string{"profit_loss -457000000 CNY 2024-Q3 actual Kingsoft Cloud", "profit_loss -354000000 CNY 2024-Q2 actual Kingsoft Cloud"},
	},
	{
		"sales top the consensus", "2024-11-20", "Kingsoft Cloud's cloud is in demand.\n\nIn brief\n\n- Sales of 1.95 billion yuan in the third quarter top the consensus by 4%",
		[]string{"revenue 1950000000 CNY 2024-Q3 actual Kingsoft Cloud"},
	},
	{
		"revenue there", "2024-11-20", "Kingsoft Cloud took in 1.95 billion yuan in the third quarter, a gain of 16%.\n\nPublic cloud was behind nearly all of it. Revenue there climbed 15% to 1.2 billion yuan.",
		[]string{"revenue 1950000000 CNY 2024-Q3 actual Kingsoft Cloud", "revenue 1200000000 CNY 2024-Q3 actual Kingsoft Cloud / public cloud"},
	},
	{
		"income from who paid", "2024-11-20", "Kingsoft Cloud's net loss was 354 million yuan in the third quarter.\n\nCEO Zou Tao said that income from the Xiaomi and Kingsoft ecosystem was 629 million yuan in the period.",
		[]string{"revenue 629000000 CNY 2024-Q3 actual Kingsoft Cloud / Xiaomi and Kingsoft ecosystem"},
	},
	{
		"the smaller of two revenues", "2023-08-17", "China Telecom presented its interim results on Tuesday.\n\nAmong the new businesses “e-Cloud” stands out: revenue 45.9 billion yuan in the first half of 2023. Operating revenue in the first half was 260.7 billion yuan.",
		[]string{"revenue 45900000000 CNY 2023-H1 actual China Telecom / ", "revenue 260700000000 CNY 2023-H1 actual China Telecom / whole company"},
	},
	{
		"the larger is the group's", "2023-08-17", "Tianyi Cloud, the brand of China Telecom, had sales of 45.9 billion yuan in the first half of 2023. All told it made 260.7 billion yuan.",
		[]string{"revenue 45900000000 CNY 2023-H1 actual Tianyi Cloud", "revenue 260700000000 CNY 2023-H1 actual China Telecom / whole company"},
	},
	{
		"a part that nobody can name", "2024-11-20", "Kingsoft Cloud's revenue was 1.95 billion yuan in the third quarter of 2024. Customers were billed 362 million yuan for AI work.",
		[]string{"revenue 1950000000 CNY 2024-Q3 actual Kingsoft Cloud / ", "revenue 362000000 CNY 2024-Q3 actual Kingsoft Cloud / part not named"},
	},
	{
		"half of another rate", "2022-03-01", "In the fourth quarter of 2021 Tencent Cloud had 16% of China's cloud market, Canalys says, less than half the 37% that Alibaba Cloud commanded.",
		[]string{"market_share 16 percent 2021-Q4 estimate Tencent Cloud", "market_share 37 percent 2021-Q4 estimate Alibaba Cloud", "- market_share 50"},
	},
	{
		"no vendor has more", "2022-03-01", "Worldwide, Amazon Web Services commands one-third of the cloud market of 2021, says Gartner, Microsoft Azure 21 percent, and no Chinese vendor has more than 7 percent.",
		[]string{"market_share 7 percent 2021 estimate no chinese vendor"},
	},
	{
		"narrower than", "2022-03-01", "In 2021 QingCloud's loss was 254 million yuan, it is narrower than 291 million yuan in 2020.",
		[]string{"profit_loss -254000000 CNY 2021 actual QingCloud", "profit_loss -291000000 CNY 2020 actual QingCloud"},
	},
	{
		"everybody else's", "2016-03-01", "In China's IaaS market of 2015 UCloud has 4.1 percent, IDC says, so about 38 percent must be spread over everybody else.",
		[]string{"market_share 38 percent 2015 estimate everybody else"},
	},
	{
		"growth of what is not the whole", "2022-03-01", "GDS had revenue of 2.1 billion yuan in the fourth quarter of 2021, up 34 percent. Revenue from subscriptions went up by 53 percent.",
		[]string{"growth 34 percent 2021-Q4 actual GDS / whole company", "growth 53 percent 2021-Q4 actual GDS / part not named"},
	},
	{
		"the former and the latter", "2015-09-28", "Sinnet is to buy Zhongjin Cloud Network and Wushuang Technology, the former for 2.4 billion yuan and the latter for 495 million yuan.",
		[]string{"investment 2400000000 CNY  actual Zhongjin Cloud Network", "investment 495000000 CNY  actual Wushuang Technology"},
	},
	{
		"risen to reach is over", "2022-11-30", "Spending on cloud infrastructure services in China rose 8% in the third quarter of 2022 to reach US$7.8 billion, Canalys says.",
		[]string{"market_size 7800000000 USD 2022-Q3 estimate China cloud infrastructure services"},
	},
	{
		"overtaken by a date, with a share", "2021-03-30", "In Canalys's count of China's cloud market Huawei had overtaken Tencent by the end of 2020, with 17.4%.",
		[]string{"market_share 17.4 percent 2020 estimate Huawei"},
	},
	{
		"for X it was", "2024-05-08", "Huawei Cloud had 18% of China's cloud market in 2023, says Canalys. For Tencent Cloud it was 15%, for it had sent customers away.",
		[]string{"market_share 18 percent 2023 estimate Huawei Cloud", "market_share 15 percent 2023 estimate Tencent Cloud"},
	},
	{
		"with 15% X is third", "2024-05-08", "Huawei Cloud follows in China's cloud market of 2023 with 18%, and with 15% Tencent Cloud is third, says Canalys.",
		[]string{"market_share 18 percent 2023 estimate Huawei Cloud", "market_share 15 percent 2023 estimate Tencent Cloud"},
	},
	{
		"the 46 percent of X", "2020-03-20", "Canalys gave Tencent 18 percent of the Chinese cloud market for the fourth quarter of 2019, far behind the 46 percent of Alibaba.",
		[]string{"market_share 18 percent 2019-Q4 estimate Tencent", "market_share 46 percent 2019-Q4 estimate Alibaba Group"},
	},
	{
		"a day before the deed", "2020-03-31", "Sinnet (300383.SZ), which runs a region of Amazon Web Services, on Monday reported 5.2 billion yuan in 2019 sales from cloud computing.",
		[]string{"revenue 5200000000 CNY 2019 actual Sinnet"},
	},
	{
		"a landlord that tells its results", "2023-04-20", "AWS stock falls: Sinnet in the red\n\nThe server landlord Sinnet disclosed its annual report on April 18. The whole year of 2022 brought operating revenue of 7.2 billion yuan.",
		[]string{"revenue 7200000000 CNY 2022 actual Sinnet"},
	},
	{
		"besides another", "2014-12-01", "Three funds put money into 21Vianet\n\n21Vianet ran 15,000 cabinets at the end of September. Besides Microsoft, it hosts the cloud of IBM. Revenue of the third quarter rose 46 percent.",
		[]string{"growth 46 percent 2014-Q3 actual 21Vianet"},
	},
	{
		"compared, with its own period", "2023-11-20", "Kingsoft Cloud took revenue of RMB1,627 million in the third quarter of 2023, a drop of 17.3% from RMB1,969 million in the same quarter of 2022.",
		[]string{"revenue 1627000000 CNY 2023-Q3 actual Kingsoft Cloud", "growth -17.3 percent 2023-Q3 actual Kingsoft Cloud", "revenue 1969000000 CNY 2022-Q3 actual Kingsoft Cloud"},
	},
	{
		"compared, period told by the first", "2023-11-20", "Kingsoft Cloud's net loss for the third quarter of 2023 narrowed to RMB790 million from RMB803 million in the prior-year period. Capital expenditures came to RMB412 million.",
		[]string{"profit_loss -790000000 CNY 2023-Q3 actual Kingsoft Cloud", "profit_loss -803000000 CNY 2022-Q3 actual Kingsoft Cloud", "capex 412000000 CNY 2023-Q3 actual Kingsoft Cloud"},
	},
	{
		"a row of companies, each with what it puts in", "2022-05-01", "Tencent is putting in RMB11 billion, Baidu RMB7 billion and JD.com RMB5 billion.",
		[]string{"investment 11000000000 CNY  actual Tencent", "investment 7000000000 CNY  actual Baidu", "investment 5000000000 CNY  actual JD.com"},
	},
	{
		"users that pay are no money", "2020-11-05", "Alibaba Cloud said that its paying users topped a million in 2020.",
		[]string{"customers 1000000 count 2020 actual Alibaba Cloud"},
	},
	{
		"a loss told by its measure, and what it is compared with", "2019-05-16", "Alibaba Cloud's adjusted loss (EBITA) came to 274 million yuan in the March quarter of 2019, compared with 230 million yuan a year before.",
		[]string{"profit_loss -274000000 CNY 2019-Q1 actual Alibaba Cloud", "profit_loss -230000000 CNY 2018-Q1 actual Alibaba Cloud"},
	},
	{
		"the level to which growth fell", "2022-08-05", "Growth at Alibaba Cloud was 10 percent in the second quarter of 2022. It shrank to 4 percent in the third quarter.",
		[]string{"growth 4 percent 2022-Q3 actual Alibaba Cloud"},
	},
	{
		"sites and cities are no customers", "2022-05-01", "VNET last year operated more than 50 facilities in over 30 cities.",
		[]string{"- 50", "- 30"},
	},
	{
		"what the analysts look for is the market's", "2020-10-01", "Canalys counted US$4.3 billion for cloud infrastructure services in China in the second quarter of 2020.\n\nIn April Alibaba pledged 200 billion yuan. Not all of it will go into clouds, the analysts note. Over the next year they look for growth of more than 50%.",
		[]string{"growth 50 percent 2021 forecast China cloud infrastructure services"},
	},
	{
		"it is predicted by who counts", "2023-11-02", "IDC put China's public cloud market at US$19 billion in the first half of 2023. Alibaba Cloud has 29.9% of it.\n\nIt is predicted that the compound growth rate of five years will be 23.8%.",
		[]string{"growth 23.8 percent 2023-H1 forecast China cloud computing"},
	},
	{
		"compared shares", "2022-05-01", "Tencent Cloud's share of China's cloud market slid to 15% in 2021 from 17% in 2020, Canalys found.",
		[]string{"market_share 15 percent 2021 estimate Tencent Cloud", "market_share 17 percent 2020 estimate Tencent Cloud"},
	},
	{
		"compared growth keeps the sign of a rise", "2021-05-14", "Growth at Alibaba Cloud slowed to 33% in January-March from 49% in the three months before.",
		[]string{"growth 33 percent 2021-Q1 actual Alibaba Cloud", "growth 49 percent 2020-Q4 actual Alibaba Cloud"},
	},
	{
		"over last year, said of a quarter", "2023-11-20", "Kingsoft Cloud reported revenue of RMB1,627 million for the third quarter of 2023.\n\nGross billings of its AI business jumped by 90% over last year.",
		[]string{"growth 90 percent 2023-Q3 actual Kingsoft Cloud"},
	},
	{
		"a year ago, said of a quarter", "2024-05-20", "The cloud made up 24% of Baidu Core's sales in the first quarter, up from 19% a year ago.",
		[]string{"revenue_share 24 percent 2024-Q1 actual Baidu", "revenue_share 19 percent 2023-Q1 actual Baidu"},
	},
	{
		"a part of a named company's revenue", "2023-04-02", "Xiaomi contributed 14.2% of Kingsoft Cloud's revenue in 2022.",
		[]string{"revenue_share 14.2 percent 2022 actual Kingsoft Cloud", "- market_share"},
	},
	{
		"a market's revenue is no company's", "2023-04-02", "Tencent Cloud took 14.2% of China's cloud revenue in 2022, IDC said.",
		[]string{"- revenue_share"},
	},
	{
		"revenue from a part of the market", "2024-05-20", "Revenues from public cloud services at Kingsoft Cloud were RMB1,187 million in the first quarter.",
		[]string{"revenue 1187000000 CNY 2024-Q1 actual Kingsoft Cloud", "- market_size"},
	},
	{
		"services contribute revenue", "2024-05-20", "Kingsoft Cloud had a calm first quarter. Enterprise cloud services contributed RMB588 million.",
		[]string{"revenue 588000000 CNY 2024-Q1 actual Kingsoft Cloud", "- investment"},
	},
	{
		"a crowd's spending is a market", "2021-02-20", "Firms on the mainland shelled out US$5.8 billion on cloud infrastructure in the fourth quarter of 2020, Canalys said.",
		[]string{"market_size 5800000000 USD 2020-Q4 estimate China cloud infrastructure services", "- investment"},
	},
	{
		"one firm's spending is none", "2021-02-20", "Tencent helps companies and will spend 5 billion yuan on cloud infrastructure in 2022.",
		[]string{"- market_size"},
	},
	{
		"another region's spending is nobody's", "2024-05-20", "Huawei Cloud opened in Cairo. Omdia says the region spent US$6 billion on cloud infrastructure.",
		[]string{"- investment", "- market_size"},
	},
	{
		"shares that go to somebody", "2023-05-10", "A quarter of public cloud spending in China goes to Huawei Cloud, reckons IDC. With 12% of the market, Tencent Cloud is third.",
		[]string{"market_share 25 percent  estimate Huawei Cloud", "market_share 12 percent  estimate Tencent Cloud"},
	},
	{
		"shares beside names", "2023-05-10", "Canalys put Alibaba Cloud's market share at 34% in the first quarter of 2023. Baidu AI Cloud (9%) shrank by 3%.",
		[]string{"market_share 9 percent 2023-Q1 estimate Baidu AI Cloud", "growth -3 percent 2023-Q1 estimate Baidu AI Cloud", "- growth -9"},
	},
	{
		"what a listing brought in is no revenue", "2020-01-24", "QingCloud, which counts China Unicom among its cloud customers, has completed its flotation on the STAR Market, which brought in 1.6 billion yuan.",
		[]string{"- revenue"},
	},
	{
		"stakes beside names are none", "2023-05-10", "The shareholders of the cloud joint venture are Inspur (51%) and IBM (49%).",
		[]string{"- market_share", "- growth"},
	},
	{
		"better profit is a rise", "2023-11-20", "As Alibaba Cloud walked away from project contracts, its adjusted EBITA improved by 31 percent in the third quarter.",
		[]string{"- growth -31"},
	},
	{
		"that is goes on about the number before", "2023-06-02", "Canalys says China's cloud infrastructure market was worth US$7.1 billion in the opening quarter of 2023. That was just 5% above the first three months of 2022, when growth was 22%.",
		[]string{"growth 5 percent 2023-Q1 estimate China cloud infrastructure services", "growth 22 percent 2022-Q1 estimate China cloud infrastructure services"},
	},
	{
		"growth of a part of a company", "2024-05-20", "Kingsoft Cloud's first-quarter revenues from public cloud services were RMB1,187 million, up 12% year-on-year.",
		[]string{"growth 12 percent 2024-Q1 actual Kingsoft Cloud"},
	},
	{
		"versus a loss", "2021-08-30", "In the first half of 2021 UCloud made a net profit of 3 million yuan, versus a net loss of 71 million yuan in 1H20.",
		[]string{"profit_loss 3000000 CNY 2021-H1 actual UCloud", "profit_loss -71000000 CNY 2020-H1 actual UCloud"},
	},
	{
		"a list leaves the unit out", "2021-03-16", "QingCloud's losses came to 151 million yuan in 2018, 188 million in 2019 and 166 million in 2020.",
		[]string{"profit_loss -151000000 CNY 2018 actual QingCloud", "profit_loss -188000000 CNY 2019 actual QingCloud", "profit_loss -166000000 CNY 2020 actual QingCloud"},
	},
	{
		"a guided fall, and what goes on", "2023-03-24", "Capex at China Mobile is set to go down 2% this year to Rmb181bn, but the part for computing rises 30% to Rmb44bn.",
		[]string{"growth -2 percent 2023 forecast China Mobile", "capex 181000000000 CNY 2023 forecast China Mobile", "growth 30 percent 2023 forecast China Mobile", "capex 44000000000 CNY 2023 forecast China Mobile"},
	},
	{
		"the letter of an estimate", "2023-04-24", "We cut UCloud's revenue to Rmb2.1bn in 2023E.",
		[]string{"revenue 2100000000 CNY 2023 forecast UCloud"},
	},
	{
		"able to grow is no forecast", "2023-05-24", "Huawei Cloud was able to grow 18% in 2022, Canalys said. Baidu AI Cloud expects to grow 20% in 2024.",
		[]string{"growth 18 percent 2022 estimate Huawei Cloud", "growth 20 percent 2024 forecast Baidu AI Cloud"},
	},
	{
		"project contracts foretell nothing", "2023-11-20", "After walking away from project contracts, Alibaba Cloud made an operating profit of RMB1,391 million in the third quarter of 2023.",
		[]string{"profit_loss 1391000000 CNY 2023-Q3 actual Alibaba Cloud"},
	},
	{
		"what a research firm counts ends with its subject", "2023-05-24", "Canalys said Huawei Cloud had 20% of China's cloud market in 2022.\n\nBaidu AI Cloud has 290 partners testing its chatbot.",
		[]string{"customers 290 count  actual Baidu AI Cloud"},
	},
	{
		"a table with estimates", "2023-03-24", "Carriers' cloud revenue ended FY22 so:\n\n(Rmb bn)          2021A    2022A     YoY    2023E\nChina Telecom      28.1     58.2    +107%    84.0\nChina Mobile       24.0     50.1    +109%    79.0",
		[]string{"revenue 28100000000 CNY 2021 actual China Telecom", "growth 107 percent 2022 actual China Telecom", "revenue 84000000000 CNY 2023 forecast China Telecom"},
	},
	{
		"who counts the shares counts the growth", "2021-08-20", "IDC counted the vendors again.\n\nVendor            Market share Q2 2021   Growth on the year\nHuawei Cloud          19.0%                    52.0%\nTencent Cloud         15.5%                    31.5%\n\nSource: IDC.",
		[]string{"market_share 19.0 percent 2021-Q2 estimate Huawei Cloud", "growth 52.0 percent 2021-Q2 estimate Huawei Cloud", "growth 31.5 percent 2021-Q2 estimate Tencent Cloud"},
	},
	{
		"an analyst's own sums", "2023-03-24", "Alibaba Cloud's 2022 sales we put at Rmb76bn, up 6%.",
		[]string{"revenue 76000000000 CNY 2022 estimate Alibaba Cloud", "growth 6 percent 2022 estimate Alibaba Cloud"},
	},
	{
		"a pair of years and amounts", "2021-09-03", "UCloud sold more storage. Broker notes follow: 2021E/22E revenue by 4%/9% to Rmb2.7bn/Rmb3.3bn.",
		[]string{"revenue 2700000000 CNY 2021 forecast UCloud", "revenue 3300000000 CNY 2022 forecast UCloud", "- growth", "- other"},
	},
	{
		"a pair without years", "2021-09-03", "UCloud's revenue and loss came to Rmb1.4bn/Rmb0.3bn.",
		[]string{"- profit_loss", "- revenue"},
	},
	{
		"a list without units before another measure", "2021-03-16", "QingCloud's losses came to 151 million yuan in 2018 and 188 million in 2019, when revenue rose 14 percent to 431 million yuan.",
		[]string{"profit_loss -188000000 CNY 2019 actual QingCloud", "revenue 431000000 CNY 2019 actual QingCloud"},
	},
	{
		"what we have is no share", "2023-03-24", "China Telecom guided to fast growth of its cloud. We have 45%.",
		[]string{"- market_share"},
	},
	{
		"a country's share of the world", "2022-10-20", "IDC's forecast for 2026 puts China at 9.7 per cent of global cloud spending, versus 6.5 per cent in 2021.",
		[]string{"market_share 9.7 percent 2026 forecast China", "market_share 6.5 percent 2021 estimate China"},
	},
	{
		"a part of the group's", "2014-12-05", "Kingsoft Cloud is small: its revenue was Rmb61m in the nine months to September 2014, about 2.7 per cent of the group's.",
		[]string{"revenue_share 2.7 percent 2014-9M actual Kingsoft Cloud"},
	},
	{
		"better profit", "2023-11-20", "Alibaba Cloud's adjusted EBITA improved by 31 percent to RMB1,391 million in the third quarter of 2023.",
		[]string{"growth 31 percent 2023-Q3 actual Alibaba Cloud"},
	},
	{
		"the revenue of a named cloud", "2019-08-20", "Alibaba's cloud revenue climbed 61 percent to 7.6 billion yuan in the quarter ended June 30.",
		[]string{"revenue 7600000000 CNY 2019-Q2 actual Alibaba Cloud"},
	},
	{
		"lost money", "2024-04-20", "In the first half of 2023 Unicom Cloud raised Rmb31 billion. Kingsoft Cloud lost 2.1 billion yuan in 2023.",
		[]string{"profit_loss -2100000000 CNY 2023 actual Kingsoft Cloud", "- investment 2100000000"},
	},
	{
		"money of revenue", "2023-03-23", "China Mobile is aiming for 78 billion yuan of cloud revenue this year.",
		[]string{"revenue 78000000000 CNY 2023 forecast China Mobile"},
	},
	{
		"prices that fall are no growth", "2016-10-12", "The price of Alibaba Cloud's servers goes down by 35%.",
		[]string{"- growth"},
	},
	{
		"a glance back", "2025-11-26", "Alibaba Cloud's revenue was 38 billion yuan in the third quarter of 2025. Growth was 24% in the quarter before. Capex came to 30 billion yuan.",
		[]string{"growth 24 percent 2025-Q2 actual Alibaba Cloud", "capex 30000000000 CNY 2025-Q3 actual Alibaba Cloud"},
	},
	{
		"a table in 'RMB m'", "2022-08-25", "Kingsoft Cloud: the quarter at a glance (RMB m)\n\n              2Q22      Y/Y\nRevenue      1,907   -12.4%\nNet loss      (799)     n.m.\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "growth -12.4 percent 2022-Q2 actual Kingsoft Cloud", "profit_loss -799000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907 CNY"},
	},
	{
		"a table in 'million yuan'", "2019-10-08", "Main data of UCloud's cloud business (unit: million yuan)\n\n| Item | 2016 | 2017 |\n| --- | --- | --- |\n| Revenue | 516.5 | 839.8 |\n",
		[]string{"revenue 516500000 CNY 2016 actual UCloud", "revenue 839800000 CNY 2017 actual UCloud"},
	},
	{
		"a table of capital expenditure", "2025-09-08", "Capital expenditure of the three large clouds (US$bn, calendar years):\n\n              2023      2024\nAlibaba        3.9      10.0\nTencent        3.3      10.7\n",
		[]string{"capex 3900000000 USD 2023 actual Alibaba Group", "capex 10700000000 USD 2024 actual Tencent"},
	},
	{
		"a table in thousands, 0", "2022-08-25", "Kingsoft Cloud: the quarter at a glance (in thousands of RMB)\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 1", "2022-08-25", "Kingsoft Cloud: the quarter at a glance RMB, in thousands\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 2", "2022-08-25", "Kingsoft Cloud: the quarter at a glance RMB'000\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 3", "2022-08-25", "Kingsoft Cloud: the quarter at a glance Amounts in thousands of renminbi\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 4", "2022-08-25", "Kingsoft Cloud: the quarter at a glance (RMB thousands)\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 5", "2022-08-25", "Kingsoft Cloud: the quarter at a glance in RMB thousand\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"a table in thousands, 6", "2022-08-25", "Kingsoft Cloud: the quarter at a glance (人民币千元)\n\n              2Q22      2Q21\nRevenue      1,907,000     2,174,000\n",
		[]string{"revenue 1907000000 CNY 2022-Q2 actual Kingsoft Cloud", "- revenue 1907000 CNY"},
	},
	{
		"shares of a market by revenue are no growth", "2020-11-02", "IDC counts China's public cloud.\n\nShare of the PaaS market by revenue:\n\nVendor              1H19      1H20\nAlibaba Cloud      33.2%     32.1%\nTencent Cloud      11.0%     11.6%\n",
		[]string{"market_share 33.2 percent 2019-H1 estimate Alibaba Cloud", "market_share 11.6 percent 2020-H1 estimate Tencent Cloud", "- growth"},
	},
	{
		"a rate below a period that nothing calls growth is not read", "2020-11-02", "Kingsoft Cloud's revenue at a glance:\n\n              2018      2019\nRevenue      31.2%     32.1%\n",
		[]string{"- growth"},
	},
	{
		"numbers in brackets are of the period that the caption gives them", "2023-10-12", "IDC published its tracker for the first half of 2023.\n\nShare of the vendors in the IaaS market (in brackets the first half of 2022):\n1  Alibaba Cloud  28.9%（32.5%）\n2  Huawei Cloud  13.1%（12.0%）\n3  China Telecom  10.8%（9.5%）\n",
		[]string{"market_share 28.9 percent 2023-H1 estimate Alibaba Cloud", "market_share 12.0 percent 2022-H1 estimate Huawei Cloud"},
	},
	{
		"operating income without revenue above it", "2020-09-01", "UCloud publishes its prospectus.\n\n  Unit: million yuan      2018      2019\n  Operating income        1,187     1,515\n  Net profit                 77        21\n",
		[]string{"revenue 1187000000 CNY 2018 actual UCloud", "profit_loss 21000000 CNY 2019 actual UCloud"},
	},
	{
		"operating income below revenue", "2020-09-01", "UCloud publishes its results.\n\n  RMB m               2018      2019\n  Revenue            1,187     1,515\n  Operating income      90        30\n",
		[]string{"revenue 1187000000 CNY 2018 actual UCloud", "profit_loss 30000000 CNY 2019 actual UCloud"},
	},
	{
		"a table with a rule of dashes and bars", "2021-10-08", "Share of China's cloud market, %\n\n                | 2H19  | 1H20  | 2H20\n----------------+-------+-------+------\nBaidu AI Cloud  |  6.1  |  6.4  |  7.0\nKingsoft Cloud  |  5.2  |  5.0  |  4.9\nAWS (Sinnet)    |  5.0  |  5.1  |  5.3\nSource: IDC\n",
		[]string{"market_share 6.1 percent 2019-H2 estimate Baidu AI Cloud", "market_share 4.9 percent 2020-H2 estimate Kingsoft Cloud", "market_share 5.1 percent 2020-H1 estimate Amazon Web Services"},
	},
	{
		"a table with its unit below the head", "2023-08-25", "The reports of the carriers are in.\n\n                    Cloud revenue, 1H23     YoY\n                    (100 million yuan)\nChina Mobile            422            +80.5%\nChina Unicom            255            +36%\n",
		[]string{"revenue 42200000000 CNY 2023-H1 actual China Mobile", "growth 80.5 percent 2023-H1 actual China Mobile", "revenue 25500000000 CNY 2023-H1 actual China Unicom"},
	},
	{
		"an amount before a table is no unit of it", "2022-08-25", "Kingsoft Cloud had revenue of RMB 1.9 billion.\n\n              2Q22      2Q21\nRevenue      1,907     2,174\n",
		[]string{"- 2022-Q2", "- 2021-Q2"},
	},
}

// A sentence that names a company is of it, whomever the story is on.
func TestOthersNumber(t *testing.T) {
	doc, err := article.Read("x.txt", []byte("China Mobile's cloud grows\n\n22 March 2024\n\nThe cloud brought China Mobile 83.3 billion yuan in 2023. The operator's cloud was 65.6 percent larger than in the year before.\n\n"+
		"China Unicom, which came first on Tuesday, had 51 billion yuan from its cloud in 2023.\n"), article.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	figures := New(registry.Bundled()).Read(doc).Figures
	if n := len(figures); n != 3 || figures[2].Subject != "China Unicom" || figures[2].Issuer != "China Unicom" {
		t.Errorf("%d figures, want a third that is China Unicom's", n)
	}
}

// "Last week" of a day that is only guessed is no period for the results behind it.
func TestGuessedWeek(t *testing.T) {
	doc, err := article.Read("x.txt", []byte("GDS Q3 2019 Earnings Call Transcript\n\nChief executive: We had a good quarter in the cloud. Last week we bought a hall in Beijing, which brings us about 9,000 square meters.\n\n"+
		"Chief financial officer: Revenue was RMB1,165 million, up 29.1% year-on-year.\n"), article.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range New(registry.Bundled()).Read(doc).Figures {
		if f.Metric == data.Revenue && f.Period.String() != "2019-Q3" {
			t.Errorf("revenue of %s, want 2019-Q3", f.Period)
		}
	}
}

// On a research firm's own page the numbers are its own.
func TestOwnPage(t *testing.T) {
	doc, err := article.Read("x.txt", []byte("The cloud bill of the mainland\n\nChinese organisations spent US$7.1 billion on cloud infrastructure services in the third quarter of 2022. Thin budgets are to blame, our analysts think.\n"), article.Meta{Publisher: "Canalys"})
	if err != nil {
		t.Fatal(err)
	}
	figures := New(registry.Bundled()).Read(doc).Figures
	if len(figures) != 1 || figures[0].Issuer != "Canalys" || figures[0].Kind != data.Estimate {
		t.Errorf("%+v, want an estimate of Canalys", figures)
	}
}

func TestFigures(t *testing.T) {
	r := New(registry.Bundled())
	for _, c := range slices.Concat(figureCases, partCases) {
		doc, err := article.Read("x.txt", []byte("Notes on China's cloud\n\n"+c.text+"\n"), article.Meta{Published: c.published})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Read(doc).Figures {
			v := fmt.Sprint(f.Low, "-", f.High)
			if f.Value != nil {
				v = f.Value.Text('f')
			}
			line := strings.Join([]string{string(f.Metric), v, f.Unit, f.Period.String(), string(f.Kind), f.Subject}, " ")
			got = append(got, line, line+" / "+f.Segment)
		}
		all := "\n" + strings.Join(got, "\n") + "\n"
		for _, w := range c.want {
			if not, ok := strings.CutPrefix(w, "- "); ok {
				if strings.Contains(all, not) {
					t.Errorf("%s: %q must not be read:%s", c.name, not, all)
				}
			} else if !strings.Contains(all, "\n"+w+"\n") {
				t.Errorf("%s: no %q in:%s", c.name, w, all)
			}
		}
	}
}
