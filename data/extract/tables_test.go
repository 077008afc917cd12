package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
)

// tableCases are small documents with a table and all the figures that it yields, no more:
// metric, value, unit, period, kind, subject, segment, issuer.
var tableCases = []struct {
	name, published, text string
	want                  []string
}{
	{
		name: "the years of deals and the tenants above the names measure nothing",
		text: "Who rents in the park:\n\n| Tenant | Signed | Planned servers |\n|---|---|---|\n| Huawei | 2016 | 90,000 |\n| UCloud | 2018 | 50,000 |",
	},
	{
		"shares whose unit and metric stand in the sentence above", "2020-11-02",
		"IDC has counted China's cloud vendors again. Here are twelve months, in per cent of PaaS revenue:\n\nVendor            2H 2019   1H 2020\n-----------------------------------\nAlibaba Cloud        31.1      30.2\nOracle                9.0       8.1\nOthers               59.9      61.7\n",
		[]string{
			"market_share 31.1 percent 2019-H2 estimate Alibaba Cloud  IDC", "market_share 30.2 percent 2020-H1 estimate Alibaba Cloud  IDC",
			"market_share 9 percent 2019-H2 estimate Oracle  IDC", "market_share 8.1 percent 2020-H1 estimate Oracle  IDC",
		},
	},
	{
		"metrics in rows, quarters by their last month", "2020-06-20",
		"UCloud's reports show a slowdown:\n\n| Quarter ended | Dec. 2019 | Mar. 2020 |\n|---|---|---|\n| Revenue (RMB mn) | 421.5 | 399.1 |\n| Change y/y | 20% | -4% |\n| Net loss (RMB mn) | 3.1 | 12.4 |\n| Gross margin | 28% | 11% |\n| Staff | 1,021 | 1,044 |\n",
		[]string{
			"revenue 421500000 CNY 2019-Q4 actual UCloud  UCloud", "revenue 399100000 CNY 2020-Q1 actual UCloud  UCloud",
			"growth 20 percent 2019-Q4 actual UCloud  UCloud", "growth -4 percent 2020-Q1 actual UCloud  UCloud",
			"profit_loss -3100000 CNY 2019-Q4 actual UCloud net loss UCloud", "profit_loss -12400000 CNY 2020-Q1 actual UCloud net loss UCloud",
			"other 28 percent 2019-Q4 actual UCloud gross margin UCloud", "other 11 percent 2020-Q1 actual UCloud gross margin UCloud",
		},
	},
	{
		"companies in columns, years in rows", "2022-05-10",
		"Cloud revenue of the carriers, RMB bn:\n\n| Year | China Telecom | China Mobile |\n|---|---|---|\n| 2020 | 11.2 | 9.2 |\n| 2021 | 27.9 | 24.2 |\n",
		[]string{
			"revenue 11200000000 CNY 2020 actual China Telecom  China Telecom", "revenue 9200000000 CNY 2020 actual China Mobile  China Mobile",
			"revenue 27900000000 CNY 2021 actual China Telecom  China Telecom", "revenue 24200000000 CNY 2021 actual China Mobile  China Mobile",
		},
	},
	{
		"nothing but the percentages of vendors, which a research firm ranks", "2021-05-20",
		"IDC has weighed China's cloud vendors again.\n\n| Supplier | 2019 % | 2020 % |\n|---|---|---|\n| Alibaba Cloud | 36.5 | 34.9 |\n| Tencent Cloud | 11.1 | 11.9 |\n| Huawei Cloud | 8.2 | 11.0 |\n",
		[]string{
			"market_share 36.5 percent 2019 estimate Alibaba Cloud  IDC", "market_share 34.9 percent 2020 estimate Alibaba Cloud  IDC",
			"market_share 11.1 percent 2019 estimate Tencent Cloud  IDC", "market_share 11.9 percent 2020 estimate Tencent Cloud  IDC",
			"market_share 8.2 percent 2019 estimate Huawei Cloud  IDC", "market_share 11 percent 2020 estimate Huawei Cloud  IDC",
		},
	},
	{
		"companies and whoever else have a hundred between them, whatever is said above", "2023-05-11",
		"IDC has counted who sells public clouds in China. Growth slowed to 19 percent, as the web giants lost points of share. Per cent, half by half:\n\n                 1H22    2H22\nAlibaba          34.5    31.9\nHuawei           11.0    12.1\nChina Telecom    10.6    10.3\nAll comers       43.9    45.7\n",
		[]string{
			"market_share 34.5 percent 2022-H1 estimate Alibaba Group whole company IDC", "market_share 31.9 percent 2022-H2 estimate Alibaba Group whole company IDC",
			"market_share 11 percent 2022-H1 estimate Huawei whole company IDC", "market_share 12.1 percent 2022-H2 estimate Huawei whole company IDC",
			"market_share 10.6 percent 2022-H1 estimate China Telecom whole company IDC", "market_share 10.3 percent 2022-H2 estimate China Telecom whole company IDC",
		},
	},
	{
		"the period that numbers are set against is not theirs", "2023-08-10",
		"China Telecom (728 HK): clouds do the work\n\nScorecard, RMB bn, chg vs 1H22:\n\nRevenue                260.7    +7.6%\nof which Tianyi Cloud   45.9   +63.4%\n",
		[]string{
			"revenue 260700000000 CNY 2023-H1 actual China Telecom whole company China Telecom", "growth 7.6 percent 2023-H1 actual China Telecom whole company China Telecom",
			"revenue 45900000000 CNY 2023-H1 actual Tianyi Cloud Tianyi Cloud China Telecom", "growth 63.4 percent 2023-H1 actual Tianyi Cloud Tianyi Cloud China Telecom",
		},
	},
	{
		"interim numbers are of the half before they came out", "2022-08-15",
		"China Mobile (941 HK): clouds do the work\n\nInterim scorecard (RMB bn):\n\nRevenue                496.9\nof which Mobile Cloud   23.4\n",
		[]string{
			"revenue 496900000000 CNY 2022-H1 actual China Mobile whole company China Mobile",
			"revenue 23400000000 CNY 2022-H1 actual China Mobile Mobile Cloud China Mobile",
		},
	},
	{
		"a list of prices is known by its arithmetic", "2015-04-22",
		"Microsoft's cloud in China gets cheaper on May 1, says a mail to customers. Blobs, RMB per GB:\n\n| First | Old | New | Down |\n|---|---|---|---|\n| 1TB | 0.70 | 0.60 | 14.3% |\n| next 49TB | 0.60 | 0.48 | 20% |\n| beyond | 0.44 | 0.22 | 50% |\n",
		[]string{"other 14.3 percent  actual Microsoft 1TB Microsoft", "other 20 percent  actual Microsoft next 49TB Microsoft", "other 50 percent  actual Microsoft beyond Microsoft"},
	},
	{
		"percentages of vendors in no order are none", "2021-05-20",
		"IDC has weighed China's cloud vendors again.\n\n| Supplier | 2019 | 2020 |\n|---|---|---|\n| Alibaba Cloud | 11% | 31% |\n| Tencent Cloud | 36% | 12% |\n| Huawei Cloud | 28% | 41% |\n",
		nil,
	},
	{
		"growth of vendors is no share", "2021-05-20",
		"IDC has weighed China's cloud vendors again. They all grew.\n\n| Supplier | Growth, 2020 |\n|---|---|\n| Alibaba Cloud | 41% |\n| Tencent Cloud | 32% |\n| Huawei Cloud | 18% |\n",
		nil,
	},
	{
		"the writers' own count, another period in brackets in a column of its own", "2017-06-02",
		"Cloud revenue of the Chinese vendors in 1Q17, in RMB mn, our own tally.\nFigures in brackets are 1Q16.\n\n1  Alibaba Cloud     2,163   (1,066)\n2  Kingsoft Cloud      262   (151)\n3  UCloud              180   (109)\n",
		[]string{
			"revenue 2163000000 CNY 2017-Q1 estimate Alibaba Cloud  Cloud Papers", "revenue 1066000000 CNY 2016-Q1 estimate Alibaba Cloud  Cloud Papers",
			"revenue 262000000 CNY 2017-Q1 estimate Kingsoft Cloud  Cloud Papers", "revenue 151000000 CNY 2016-Q1 estimate Kingsoft Cloud  Cloud Papers",
			"revenue 180000000 CNY 2017-Q1 estimate UCloud  Cloud Papers", "revenue 109000000 CNY 2016-Q1 estimate UCloud  Cloud Papers",
		},
	},
	{
		"percentages of revenue, with a row of all the rest under no known name", "2021-05-20",
		"IDC has weighed the clouds of China again. Who got what, as percentages of PaaS revenue:\n\n                 1H20     2H20\nAlibaba Cloud    31.1     30.2\nTencent Cloud       -     12.5\nSmall fry        68.9     57.3\n",
		[]string{
			"market_share 31.1 percent 2020-H1 estimate Alibaba Cloud  IDC", "market_share 30.2 percent 2020-H2 estimate Alibaba Cloud  IDC",
			"market_share 12.5 percent 2020-H2 estimate Tencent Cloud  IDC",
		},
	},
	{
		"cells parted by semicolons below a share told in the text", "2021-08-20",
		"Alibaba Cloud had 33.8% of China's cloud spending in the second quarter of 2021, Canalys said. The whole lot, for your spreadsheet:\n\nWho;1Q21;2Q21\nAlibaba Cloud;39.8;33.8\nHuawei Cloud;19.7;19.3\nThe rest;40.5;46.9\n",
		[]string{
			"market_share 39.8 percent 2021-Q1 estimate Alibaba Cloud  Canalys",
			"market_share 19.7 percent 2021-Q1 estimate Huawei Cloud  Canalys", "market_share 19.3 percent 2021-Q2 estimate Huawei Cloud  Canalys",
		},
	},
	{
		"old and new prices, whatever the last column is called", "2015-06-10",
		"QingCloud has cut its prices for storage. What a gigabyte costs a month, in yuan:\n\n| Volume | So far | From July | You keep |\n|---|---|---|---|\n| up to 1 TB | 0.50 | 0.40 | 20% |\n| above 1 TB | 0.48 | 0.30 | 37.5% |\n| archive | 0.10 | 0.09 | 45% |\n",
		[]string{"other 20 percent  actual QingCloud up to 1 TB QingCloud", "other 37.5 percent  actual QingCloud above 1 TB QingCloud"},
	},
	{
		"prices without heads", "2015-06-10",
		"QingCloud has cut its prices for storage. Left old, right new:\n\nup to 1 TB   ¥0.50   ¥0.40   -20%\nabove 1 TB   ¥0.48   ¥0.30   -37.5%\narchive      ¥0.10   ¥0.09   -10%\n",
		[]string{"other 20 percent  actual QingCloud up to 1 TB QingCloud", "other 37.5 percent  actual QingCloud above 1 TB QingCloud", "other 10 percent  actual QingCloud archive QingCloud"},
	},
	{
		"a cloud's row below its owner's revenue, rates as wide as their column", "2022-08-20",
		"China Telecom (728 HK): cloud does the work\n\n1H22, RMB bn                Y/Y\nService revenue     161.0  +8.3%\nBusiness market      36.9 +31.8%\n  Tianyi Cloud       18.7 +143.2%\nNet profit           10.9 +18.7%\n",
		[]string{
			"revenue 161000000000 CNY 2022-H1 actual China Telecom Service revenue China Telecom", "growth 8.3 percent 2022-H1 actual China Telecom Service revenue China Telecom",
			"revenue 18700000000 CNY 2022-H1 actual Tianyi Cloud  China Telecom", "growth 143.2 percent 2022-H1 actual Tianyi Cloud  China Telecom",
			"profit_loss 10900000000 CNY 2022-H1 actual China Telecom net profit China Telecom", "growth 18.7 percent 2022-H1 actual China Telecom net profit China Telecom",
		},
	},
	{
		"a corner that tells the period of the last column", "2021-11-24",
		"Kingsoft Cloud: margins up\n\n3Q21 (RMB m)      3Q20    2Q21    3Q21\nRevenue          1,729   2,174   2,414\n",
		[]string{
			"revenue 1729000000 CNY 2020-Q3 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 2174000000 CNY 2021-Q2 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 2414000000 CNY 2021-Q3 actual Kingsoft Cloud  Kingsoft Cloud",
		},
	},
	{
		"results whose brackets tell the losses", "2022-05-10",
		"UCloud in numbers (RMB million):\n\nItem,2019,2020,2021\nRevenue,1515,2455,2901\nNet profit (loss),21,(343),(633)\n",
		[]string{
			"revenue 1515000000 CNY 2019 actual UCloud  UCloud", "revenue 2455000000 CNY 2020 actual UCloud  UCloud", "revenue 2901000000 CNY 2021 actual UCloud  UCloud",
			"profit_loss 21000000 CNY 2019 actual UCloud net profit UCloud", "profit_loss -343000000 CNY 2020 actual UCloud net profit UCloud", "profit_loss -633000000 CNY 2021 actual UCloud net profit UCloud",
		},
	},
	{
		"cells one a line, parted by blank lines, with ranks", "2021-05-10",
		"IDC ranks the clouds of China for games.\n\nRank\n\nVendor\n\nMarket share 2020\n\n1\n\nTencent Cloud\n\n41.2%\n\n2\n\nAlibaba Cloud\n\n22.8%\n",
		[]string{"market_share 41.2 percent 2020 estimate Tencent Cloud  IDC", "market_share 22.8 percent 2020 estimate Alibaba Cloud  IDC"},
	},
	{
		"a bulleted list below the sentence that leads in", "2021-09-10",
		"Canalys has counted again. Shares of China's cloud spending in the second quarter of 2021:\n\n• Alibaba Cloud – 33.8%\n• Huawei Cloud – 19.3%\n• Tencent Cloud – 18.8%\n• Others – 28.1%\n",
		[]string{
			"market_share 33.8 percent 2021-Q2 estimate Alibaba Cloud  Canalys", "market_share 19.3 percent 2021-Q2 estimate Huawei Cloud  Canalys",
			"market_share 18.8 percent 2021-Q2 estimate Tencent Cloud  Canalys",
		},
	},
	{
		"a unit and a source below", "2022-05-10",
		"Two clouds went public. Their revenue:\n\nCompany          2019      2020      2021\nUCloud          1,515     2,455     2,901\nQingCloud         377                 424\n\nUnit: RMB million. Source: annual reports.\n",
		[]string{
			"revenue 1515000000 CNY 2019 actual UCloud  UCloud", "revenue 2455000000 CNY 2020 actual UCloud  UCloud", "revenue 2901000000 CNY 2021 actual UCloud  UCloud",
			"revenue 377000000 CNY 2019 actual QingCloud  QingCloud", "revenue 424000000 CNY 2021 actual QingCloud  QingCloud",
		},
	},
	{
		"years over quarters", "2022-05-10",
		"Kingsoft Cloud by the quarter, in RMB million:\n\n                   2020              2021\n                 Q1      Q2        Q1      Q2\nRevenue       1,391   1,535     1,813   2,174\n",
		[]string{
			"revenue 1391000000 CNY 2020-Q1 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 1535000000 CNY 2020-Q2 actual Kingsoft Cloud  Kingsoft Cloud",
			"revenue 1813000000 CNY 2021-Q1 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 2174000000 CNY 2021-Q2 actual Kingsoft Cloud  Kingsoft Cloud",
		},
	},
	{
		"a market by its parts, with estimates and forecasts", "2021-03-10",
		"Frost & Sullivan sizes China's cloud market (RMB billion):\n\n| | 2019 | 2020E | 2023F |\n|---|---|---|---|\n| IaaS | 45.3 | 89.5* | 210 |\n| SaaS | 19.4 | n/a | 60.1 |\n\n* preliminary\n",
		[]string{
			"market_size 45300000000 CNY 2019 estimate China public cloud public cloud IaaS Frost & Sullivan", "market_size 89500000000 CNY 2020 estimate China public cloud public cloud IaaS Frost & Sullivan",
			"market_size 210000000000 CNY 2023 forecast China public cloud public cloud IaaS Frost & Sullivan",
			"market_size 19400000000 CNY 2019 estimate China public cloud public cloud SaaS Frost & Sullivan", "market_size 60100000000 CNY 2023 forecast China public cloud public cloud SaaS Frost & Sullivan",
		},
	},
	{
		"a table in Chinese with its unit above", "2023-03-29",
		"运营商的云业务收入公布。\n\n单位：亿元\n\n公司\t2021年云收入\t2022年云收入\t同比增长\n中国电信\t279\t579\t107.5%\n中国联通\t163\t361\t121%\n",
		[]string{
			"revenue 27900000000 CNY 2021 actual China Telecom  China Telecom", "revenue 57900000000 CNY 2022 actual China Telecom  China Telecom", "growth 107.5 percent 2022 actual China Telecom  China Telecom",
			"revenue 16300000000 CNY 2021 actual China Unicom  China Unicom", "revenue 36100000000 CNY 2022 actual China Unicom  China Unicom", "growth 121 percent 2022 actual China Unicom  China Unicom",
		},
	},
	{
		"lines of a CSV file", "2021-05-10",
		"Gartner has counted the clouds of Asia.\n\nVendor,2020 revenue (US$m),2020 market share (%),Growth (%)\nAlibaba Cloud,\"6,140\",28.5,57.8\nTencent Cloud,1640,7.6,36.0\n",
		[]string{
			"revenue 6140000000 USD 2020 estimate Alibaba Cloud  Gartner", "market_share 28.5 percent 2020 estimate Alibaba Cloud  Gartner", "growth 57.8 percent 2020 estimate Alibaba Cloud  Gartner",
			"revenue 1640000000 USD 2020 estimate Tencent Cloud  Gartner", "market_share 7.6 percent 2020 estimate Tencent Cloud  Gartner", "growth 36 percent 2020 estimate Tencent Cloud  Gartner",
		},
	},
	{
		"the cloud beside its group", "2016-02-15",
		"Alibaba Group has published its results.\n\n| RMB million | Dec. quarter 2014 | Dec. quarter 2015 | YoY |\n|---|---|---|---|\n| Cloud computing revenue | 362 | 819 | 126% |\n| Group revenue | 26,179 | 34,543 | 32% |\n",
		[]string{
			"revenue 362000000 CNY 2014-Q4 actual Alibaba Cloud  Alibaba Group", "revenue 819000000 CNY 2015-Q4 actual Alibaba Cloud  Alibaba Group", "growth 126 percent 2015-Q4 actual Alibaba Cloud  Alibaba Group",
			"revenue 26179000000 CNY 2014-Q4 actual Alibaba Group whole company Alibaba Group", "revenue 34543000000 CNY 2015-Q4 actual Alibaba Group whole company Alibaba Group", "growth 32 percent 2015-Q4 actual Alibaba Group whole company Alibaba Group",
		},
	},
	{
		"units in a column, metrics in another", "2022-05-10",
		"Two clouds:\n\n| Company | Item | Unit | 2020 | 2021 |\n|---|---|---|---|---|\n| UCloud | Revenue | RMB mn | 2,455 | 2,901 |\n| | Net loss | RMB mn | 343 | 633 |\n| QingCloud | Revenue | RMB mn | 428 | 424 |\n",
		[]string{
			"revenue 2455000000 CNY 2020 actual UCloud  UCloud", "revenue 2901000000 CNY 2021 actual UCloud  UCloud",
			"profit_loss -343000000 CNY 2020 actual UCloud net loss UCloud", "profit_loss -633000000 CNY 2021 actual UCloud net loss UCloud",
			"revenue 428000000 CNY 2020 actual QingCloud  QingCloud", "revenue 424000000 CNY 2021 actual QingCloud  QingCloud",
		},
	},
	{
		"halves of a year that the caption tells", "2021-05-10",
		"Kingsoft Cloud in 2020, RMB mn:\n\n| | H1 | H2 |\n|---|---|---|\n| Revenue | 2,926 | 3,651 |\n",
		[]string{"revenue 2926000000 CNY 2020-H1 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 3651000000 CNY 2020-H2 actual Kingsoft Cloud  Kingsoft Cloud"},
	},
	{
		"what a year before is, is not told", "2021-05-10",
		"IDC's shares of China's IaaS market in the first half of 2020:\n\n| Vendor | Share | A year before |\n|---|---|---|\n| Alibaba Cloud | 42.0% | 43.2% |\n| Tencent Cloud | 12.7% | 12.3% |\n",
		[]string{"market_share 42.0 percent 2020-H1 estimate Alibaba Cloud  IDC", "market_share 12.7 percent 2020-H1 estimate Tencent Cloud  IDC"},
	},
	{
		"rates beside quarters", "2022-05-30",
		"UCloud, RMB mn:\n\n| | 1Q22 | 4Q21 | 1Q21 | q/q | y/y |\n|---|---|---|---|---|---|\n| Revenue | 507 | 742 | 702 | -31.7% | -27.8% |\n| R&D expenses | 60 | 61 | 55 | -1.6% | +9.1% |\n",
		[]string{
			"revenue 507000000 CNY 2022-Q1 actual UCloud  UCloud", "revenue 742000000 CNY 2021-Q4 actual UCloud  UCloud", "revenue 702000000 CNY 2021-Q1 actual UCloud  UCloud",
			"growth -31.7 percent 2022-Q1 actual UCloud  UCloud", "growth -27.8 percent 2022-Q1 actual UCloud  UCloud",
		},
	},
	{"a bare number is no revenue", "2022-05-10", "Revenue of the young clouds:\n\nCompany          2020      2021\nUCloud          2,455     2,901\nQingCloud         428       424\n", nil},
	{"which number is missing is not told", "2022-05-10", "Revenue of the young clouds, RMB mn:\n\nCompany 2019 2020 2021\nQingCloud 377 424\n", nil},
	{"a period of two years is none", "2022-05-10", "Revenue of the young clouds, RMB mn:\n\n| Company | 2020 vs 2021 |\n|---|---|\n| UCloud | 446 |\n| QingCloud | 4 |\n", nil},
	{"answers", "2021-05-10", "What 300 firms expect of Alibaba Cloud, by a poll:\n\n| Answer | 2020 | 2021 |\n|---|---|---|\n| Growth of revenue | 20% | 24% |\n| Lower cost | 61% | 58% |\n", nil},
	{"prices of instances", "2021-05-10", "What a server costs, in yuan a month:\n\nVendor           2 cores   4 cores\nAlibaba Cloud        120       245\nTencent Cloud        118       240\n", nil},
	{"share prices", "2021-05-10", "Shares at the close on Tuesday:\n\nStock           Close    Change\nAlibaba        213.40    -1.2%\nUCloud          41.03    -2.2%\n", nil},
	{"another trade", "2021-05-10", "Sales of electric cars:\n\nMaker      2019      2020    Growth\nBYD     229,506   189,689    -17.4%\nNio      20,565    43,728   +112.6%\n", nil},
	{
		"each measure with its rate, losses in a column of their own", "2024-05-03",
		"UCloud and QingCloud have reported for 2023 (RMB m):\n\n            Sales     Y/Y    Net loss    Y/Y\nUCloud      1,515   -22.8%       343   -17.1%\nQingCloud     336   +10.2%       170   -30.2%\n",
		[]string{
			"revenue 1515000000 CNY 2023 actual UCloud  UCloud", "growth -22.8 percent 2023 actual UCloud  UCloud", "profit_loss -343000000 CNY 2023 actual UCloud  UCloud",
			"revenue 336000000 CNY 2023 actual QingCloud  QingCloud", "growth 10.2 percent 2023 actual QingCloud  QingCloud", "profit_loss -170000000 CNY 2023 actual QingCloud  QingCloud",
		},
	},
	{
		"whose rate the last column is, is not told", "2024-05-03",
		"UCloud in 2023:\n\n| RMB m | Sales | Net profit | Y/Y |\n|---|---|---|---|\n| 2022 | 1,972 | 12 | -3% |\n| 2023 | 1,515 | 14 | +17% |\n",
		[]string{
			"revenue 1972000000 CNY 2022 actual UCloud  UCloud", "revenue 1515000000 CNY 2023 actual UCloud  UCloud",
			"profit_loss 12000000 CNY 2022 actual UCloud  UCloud", "profit_loss 14000000 CNY 2023 actual UCloud  UCloud",
		},
	},
	{
		"a label as wide as its column", "2022-04-10",
		"Two carriers compared. Cloud revenue (RMB bn):\n\n               2020     2021\nTelecom        11.2     27.9\nChina Unicom    9.1     16.3\nChina Telecom 11.2     27.9\n",
		[]string{
			"revenue 9100000000 CNY 2020 actual China Unicom  China Unicom", "revenue 16300000000 CNY 2021 actual China Unicom  China Unicom",
			"revenue 11200000000 CNY 2020 actual China Telecom  China Telecom", "revenue 27900000000 CNY 2021 actual China Telecom  China Telecom",
		},
	},
	{
		"parts of the revenue that are set in", "2023-04-10",
		"UCloud (688158 CH): leaner\n\nRMB m              2021     2022\nRevenue           2,901    1,972\n  Public          1,800    1,100\n  Enterprise        700      600\nGross profit        100      150\n  Government         33       44\n",
		[]string{
			"revenue 2901000000 CNY 2021 actual UCloud  UCloud", "revenue 1972000000 CNY 2022 actual UCloud  UCloud",
			"revenue 1800000000 CNY 2021 actual UCloud Public UCloud", "revenue 1100000000 CNY 2022 actual UCloud Public UCloud",
			"revenue 700000000 CNY 2021 actual UCloud Enterprise UCloud", "revenue 600000000 CNY 2022 actual UCloud Enterprise UCloud",
			"profit_loss 100000000 CNY 2021 actual UCloud gross profit UCloud", "profit_loss 150000000 CNY 2022 actual UCloud gross profit UCloud",
		},
	},
	{
		"a note on one company whose head names another, with what its house expects", "2022-03-30",
		"Kingsoft Cloud (KC US): no match for Alibaba Cloud\n\nPeak Lane Securities | HOLD | TP US$4\n\nIt was a mixed year.\n\nRMB bn        2021    2022E\nRevenue       9.06    10.20\n",
		[]string{"revenue 9060000000 CNY 2021 actual Kingsoft Cloud  Kingsoft Cloud", "revenue 10200000000 CNY 2022 forecast Kingsoft Cloud  Peak Lane Securities"},
	},
	{
		"shares below the names of markets, by rank", "2020-08-10",
		"Canalys is out with the first quarter of 2020.\n\n| # | Vendor | IaaS, % | PaaS, % |\n|---|---|---|---|\n| 1 | Alibaba Cloud | 42.1 | 30.5 |\n| 2 | Tencent Cloud | 15.0 | 12.2 |\n| 3 | Baidu AI Cloud | 8.2 | 9.0 |\n",
		[]string{
			"market_share 42.1 percent 2020-Q1 estimate Alibaba Cloud public cloud IaaS Canalys", "market_share 30.5 percent 2020-Q1 estimate Alibaba Cloud public cloud PaaS Canalys",
			"market_share 15 percent 2020-Q1 estimate Tencent Cloud public cloud IaaS Canalys", "market_share 12.2 percent 2020-Q1 estimate Tencent Cloud public cloud PaaS Canalys",
			"market_share 8.2 percent 2020-Q1 estimate Baidu AI Cloud public cloud IaaS Canalys", "market_share 9 percent 2020-Q1 estimate Baidu AI Cloud public cloud PaaS Canalys",
		},
	},
	{"what nobody counts is no share", "2020-08-10", "How far we got with our scripts in the first quarter of 2020:\n\n| # | Vendor | IaaS, % | PaaS, % |\n|---|---|---|---|\n| 1 | Alibaba Cloud | 42.1 | 30.5 |\n| 2 | Tencent Cloud | 15.0 | 12.2 |\n| 3 | Baidu AI Cloud | 8.2 | 9.0 |\n", nil},
	{
		"the ends of what a company expects", "2021-08-20",
		"UCloud gives guidance for the full year:\n\n| RMB m | Low | High |\n|---|---|---|\n| Revenue | 2,900 | 3,100 |\n",
		[]string{"revenue 2900000000 CNY 2021 forecast UCloud  UCloud", "revenue 3100000000 CNY 2021 forecast UCloud  UCloud"},
	},
	{"the ends of a share price", "2021-08-20", "UCloud on the stock market this year, in yuan:\n\n| | Low | High |\n|---|---|---|\n| First half | 33 | 58 |\n| Second half | 28 | 44 |\n", nil},
	{
		"tenders and who won them", "2023-06-20",
		"Cloud tenders of May:\n\n| No. | Project | Awarded to | Price, RMB mn | Budget, RMB mn |\n|---|---|---|---|---|\n| 1 | Anhui health cloud | Inspur Cloud | 24.6 | 27.0 |\n| 2 | Tibet government cloud | H3C | 11.2 | 12.0 |\n",
		[]string{"other 24600000 CNY  actual Inspur Cloud Anhui health cloud Inspur Cloud", "other 11200000 CNY  actual H3C Tibet government cloud H3C"},
	},
	{
		"points and ratios", "2021-05-10", "UCloud, in RMB mn:\n\n| | 2020 | Change |\n|---|---|---|\n| Gross margin | 9.2% | -20.1pp |\n| Net loss | 343 | n.m. |\n| Revenue per customer | 0.2 | +5% |\n",
		[]string{"profit_loss -343000000 CNY 2020 actual UCloud net loss UCloud", "other 9.2 percent 2020 actual UCloud gross margin UCloud"},
	},
	{
		"companies and the rest that have a hundred between them", "2023-04-20",
		"IDC brought out its half-year numbers for infrastructure-as-a-service in China.\n\nHow it went, one by one (per cent of revenue):\n\n                H1 '21   H2 '21\nAlibaba Cloud     38.0     36.5\nHuawei Cloud      11.0     11.4\nThe rest          51.0     52.1\n",
		[]string{
			"market_share 38 percent 2021-H1 estimate Alibaba Cloud  IDC", "market_share 36.5 percent 2021-H2 estimate Alibaba Cloud  IDC",
			"market_share 11 percent 2021-H1 estimate Huawei Cloud  IDC", "market_share 11.4 percent 2021-H2 estimate Huawei Cloud  IDC",
		},
	},
	{
		"a loss for the year of its column, in brackets", "2023-07-05",
		"Qiniu sells cloud storage.\n\n| RMB million | 2021 | 2022 |\n|---|---|---|\n| Loss for the year | (220) | (213) |\n",
		[]string{"profit_loss -220000000 CNY 2021 actual Qiniu loss for the year Qiniu", "profit_loss -213000000 CNY 2022 actual Qiniu loss for the year Qiniu"},
	},
	{"owners and the rest that have a hundred between them", "2023-04-20", "IDC follows China's cloud market. Who owns Kingsoft Cloud, in per cent:\n\n| Shareholder | 2021 | 2022 |\n|---|---|---|\n| Kingsoft | 40 | 38 |\n| Xiaomi | 12 | 12 |\n| The rest | 48 | 50 |\n", nil},
	{"numbers that nothing measures", "2021-05-10", "The figures of China's clouds:\n\nAlibaba Cloud     42.4    40.6\nTencent Cloud     12.0    11.1\n", nil},
	{"a list of savings", "2021-05-10", "What customers save:\n\n- Alibaba Cloud: 40%\n- Tencent Cloud: 25%\n- Huawei Cloud: 30%\n", nil},
	{
		"rates of what is spent, and heads with a period and a measure", "2024-11-20",
		"Capex of China's cloud companies, RMB bn:\n\n| | 3Q23 | 3Q24 | y/y |\n|---|---|---|---|\n| Baidu | 3.2 | 1.6 | -50% |\n| Tencent | 8.0 | 17.1 | +114% |\n",
		[]string{
			"capex 3200000000 CNY 2023-Q3 actual Baidu whole company Baidu", "capex 1600000000 CNY 2024-Q3 actual Baidu whole company Baidu",
			"capex 8000000000 CNY 2023-Q3 actual Tencent whole company Tencent", "capex 17100000000 CNY 2024-Q3 actual Tencent whole company Tencent",
			"growth -50 percent 2024-Q3 actual Baidu capital expenditure Baidu", "growth 114 percent 2024-Q3 actual Tencent capital expenditure Tencent",
		},
	},
	{
		"each measure with its own year and rate", "2024-03-28",
		"The carriers side by side (RMB bn):\n\n                 FY23 cloud revenue   Y/Y      FY24 capex\nChina Mobile            83.3        +65.6%       173.0\nChina Unicom            51.0        +41.6%        65.0\n",
		[]string{
			"revenue 83300000000 CNY 2023 actual China Mobile  China Mobile", "revenue 51000000000 CNY 2023 actual China Unicom  China Unicom",
			"growth 65.6 percent 2023 actual China Mobile  China Mobile", "growth 41.6 percent 2023 actual China Unicom  China Unicom",
			"capex 173000000000 CNY 2024 forecast China Mobile whole company China Mobile", "capex 65000000000 CNY 2024 forecast China Unicom whole company China Unicom",
		},
	},
	{
		"the cloud among the parts of a company", "2024-03-28",
		"Huawei has put out its annual report.\n\nRevenue by segment, RMB million:\n\n| Segment | 2022 | 2023 |\n|---|---|---|\n| Consumer | 214,463 | 251,496 |\n| Cloud computing | 45,342 | 55,287 |\n| Smart cars | 2,077 | 4,737 |\n",
		[]string{"revenue 45342000000 CNY 2022 actual Huawei Cloud  Huawei", "revenue 55287000000 CNY 2023 actual Huawei Cloud  Huawei"},
	},
	{
		"parts of the market that a research firm counts, without a word for size", "2023-07-20",
		"The academy CAICT has brought out its yearly white paper.\n\n| | 2021 (bn yuan) | 2022 (bn yuan) | growth 2022 |\n|---|---|---|---|\n| IaaS | 161.4 | 244.2 | 51.2% |\n| SaaS | 37.0 | 47.2 | 27.6% |\n",
		[]string{
			"market_size 161400000000 CNY 2021 estimate China public cloud public cloud IaaS CAICT", "market_size 244200000000 CNY 2022 estimate China public cloud public cloud IaaS CAICT",
			"market_size 37000000000 CNY 2021 estimate China public cloud public cloud SaaS CAICT", "market_size 47200000000 CNY 2022 estimate China public cloud public cloud SaaS CAICT",
			"growth 51.2 percent 2022 estimate China public cloud public cloud IaaS CAICT", "growth 27.6 percent 2022 estimate China public cloud public cloud SaaS CAICT",
		},
	},
	{
		"parts of a cloud company's revenue below a sentence with a loss of its own", "2023-05-02",
		"QingCloud lost 244 million yuan in 2022, which was less than it feared.\n\nLine by line:\n\n                     2022 (RMB m)    y/y\nCloud hardware            90.5     -31.0%\nCloud software            61.1      -4.2%\n",
		[]string{
			"revenue 90500000 CNY 2022 actual QingCloud Cloud hardware QingCloud", "revenue 61100000 CNY 2022 actual QingCloud Cloud software QingCloud",
			"growth -31.0 percent 2022 actual QingCloud Cloud hardware QingCloud", "growth -4.2 percent 2022 actual QingCloud Cloud software QingCloud",
		},
	},
	{
		"the scale beside the rows, the currency in a note", "2022-08-18",
		"China Unicom (762 HK), first half\n\n| | 1H22 | YoY |\n|---|---|---|\n| Service revenue (bn) | 161.0 | 8.3% |\n| - Unicom Cloud (bn) | 18.7 | 143.2% |\n(RMB)\n",
		[]string{
			"revenue 161000000000 CNY 2022-H1 actual China Unicom Service revenue China Unicom", "growth 8.3 percent 2022-H1 actual China Unicom Service revenue China Unicom",
			"revenue 18700000000 CNY 2022-H1 actual China Unicom  China Unicom", "growth 143.2 percent 2022-H1 actual China Unicom  China Unicom",
		},
	},
	{
		"a scale without any currency", "2022-08-18",
		"China Unicom, first half\n\n| | 1H21 | 1H22 |\n|---|---|---|\n| Service revenue (bn) | 148.7 | 161.0 |\n", nil,
	},
	{
		"rates without a head beside sums", "2023-11-20",
		"In the September quarter of 2023 Alibaba did this:\n\nCloud Intelligence revenue   RMB27.6bn   +2%\nGroup revenue                RMB224bn    +9%\n",
		[]string{
			"revenue 27600000000 CNY 2023-Q3 actual Alibaba Cloud Cloud Intelligence revenue Alibaba Group", "growth 2 percent 2023-Q3 actual Alibaba Cloud Cloud Intelligence revenue Alibaba Group",
			"revenue 224000000000 CNY 2023-Q3 actual Alibaba Group whole company Alibaba Group", "growth 9 percent 2023-Q3 actual Alibaba Group whole company Alibaba Group",
		},
	},
	{
		"whose note it is, whoever the sentence before names", "2018-03-16",
		"GDS Holdings (GDS US)\n\nOrders of Tencent keep the halls full.\n\nRMB m          4Q16    4Q17\nNet revenue     313     490\nNet loss        (67)    (99)\n",
		[]string{
			"revenue 313000000 CNY 2016-Q4 actual GDS whole company GDS", "revenue 490000000 CNY 2017-Q4 actual GDS whole company GDS",
			"profit_loss -67000000 CNY 2016-Q4 actual GDS net loss GDS", "profit_loss -99000000 CNY 2017-Q4 actual GDS net loss GDS",
		},
	},
	{
		"dots that lead to the shares", "2020-06-10",
		"Canalys has ranked China's cloud infrastructure services in the first quarter of 2020 by what customers paid:\n\n 1. Alibaba Cloud ........ 44.5%\n 2. Huawei Cloud ......... 14.1%\n 3. Tencent Cloud ........ 14.0%  (by a hair)\n",
		[]string{
			"market_share 44.5 percent 2020-Q1 estimate Alibaba Cloud  Canalys", "market_share 14.1 percent 2020-Q1 estimate Huawei Cloud  Canalys",
			"market_share 14.0 percent 2020-Q1 estimate Tencent Cloud  Canalys",
		},
	},
	{
		"the money of one column is that of the others", "2024-04-02",
		"What the carriers of China spend and take:\n\n| Carrier | Capex 2023 (RMB bn) | Capex 2024, planned (RMB bn) | Cloud revenue 2023 |\n|---|---|---|---|\n| China Mobile | 180.3 | 173.0 | 83.3 |\n| China Telecom | 98.8 | 96.0 | 97.2 |\n",
		[]string{
			"capex 180300000000 CNY 2023 actual China Mobile whole company China Mobile", "capex 98800000000 CNY 2023 actual China Telecom whole company China Telecom",
			"capex 173000000000 CNY 2024 forecast China Mobile whole company China Mobile", "capex 96000000000 CNY 2024 forecast China Telecom whole company China Telecom",
			"revenue 83300000000 CNY 2023 actual China Mobile  China Mobile", "revenue 97200000000 CNY 2023 actual China Telecom  China Telecom",
		},
	},
	{
		"what was put in, by company", "2021-06-10",
		"Clouds on the steppe, as the city tells:\n\n| Company | Since | Investment, RMB bn |\n|---|---|---|\n| Huawei | 2016 | 1.5 |\n| UCloud | 2018 | 2.2 |\n",
		[]string{"investment 1500000000 CNY  actual Huawei whole company Huawei", "investment 2200000000 CNY  actual UCloud  UCloud"},
	},
	{
		"rates of a company's revenue below a line with the word market", "2024-11-20",
		"Kingsoft Cloud (KC US)\n\n3Q24, released after market on 19 Nov (RMB m):\n\n                 3Q24     Y/Y\nRevenue         1,886   +16.0%\n  Public cloud  1,176   +15.6%\n",
		[]string{
			"revenue 1886000000 CNY 2024-Q3 actual Kingsoft Cloud  Kingsoft Cloud", "growth 16.0 percent 2024-Q3 actual Kingsoft Cloud  Kingsoft Cloud",
			"revenue 1176000000 CNY 2024-Q3 actual Kingsoft Cloud Public cloud Kingsoft Cloud", "growth 15.6 percent 2024-Q3 actual Kingsoft Cloud Public cloud Kingsoft Cloud",
		},
	},
	{
		"rates that say so beside sums that have their money with them", "2023-11-16",
		"VNET Group (VNET US)\n\nThird quarter 2023\n\nNet revenues           RMB1.89 billion   +4.3% y/y\nAdjusted EBITDA        RMB0.51 billion   +10.7% y/y\nCapex                  RMB0.84 billion\n",
		[]string{
			"revenue 1890000000 CNY 2023-Q3 actual 21Vianet whole company 21Vianet", "growth 4.3 percent 2023-Q3 actual 21Vianet whole company 21Vianet",
			"profit_loss 510000000 CNY 2023-Q3 actual 21Vianet adjusted ebitda 21Vianet", "growth 10.7 percent 2023-Q3 actual 21Vianet adjusted ebitda 21Vianet",
			"capex 840000000 CNY 2023-Q3 actual 21Vianet whole company 21Vianet",
		},
	},
	{"deals and their sizes", "2015-12-29", "The deals of the year with China's clouds:\n\n| Month | Who | What | Size |\n|---|---|---|---|\n| Mar | Kingsoft Cloud | Series B | $66.7m |\n| Jul | Aliyun | Capital from its parent | $1bn |\n", nil},
	{
		"ranks with a total below them", "2020-02-01",
		"IDC's league table of public IaaS in China:\n\nRank   Vendor          1H19     1H18\n 1     Alibaba         43.4%    43.0%\n 2     Tencent         11.8%    11.2%\n 3     China Telecom    8.3%     7.4%\nTotal  USD bn           5.42     3.15\n",
		[]string{
			"market_share 43.4 percent 2019-H1 estimate Alibaba Group whole company IDC", "market_share 43.0 percent 2018-H1 estimate Alibaba Group whole company IDC",
			"market_share 11.8 percent 2019-H1 estimate Tencent whole company IDC", "market_share 11.2 percent 2018-H1 estimate Tencent whole company IDC",
			"market_share 8.3 percent 2019-H1 estimate China Telecom whole company IDC", "market_share 7.4 percent 2018-H1 estimate China Telecom whole company IDC",
		},
	},
	{
		"parts of nobody knows what", "2023-07-20",
		"The foundation has brought out its yearly white paper.\n\n| | 2021 (bn yuan) | 2022 (bn yuan) |\n|---|---|---|\n| IaaS | 161.4 | 244.2 |\n| SaaS | 37.0 | 47.2 |\n",
		nil,
	},
}

func TestTables(t *testing.T) {
	r := New(registry.Bundled())
	for _, c := range tableCases {
		doc, err := article.Read("x.txt", []byte("Notes on China's cloud\n\n"+c.text+"\n"), article.Meta{Published: c.published, Publisher: "Cloud Papers"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Read(doc).Figures {
			if f.Evidence.Rule == ofTable {
				got = append(got, strings.Join([]string{string(f.Metric), f.Value.Text('f'), f.Unit, f.Period.String(), string(f.Kind), f.Subject, f.Segment, f.Issuer}, " "))
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:%s", c.name, differences(got, c.want))
		}
	}
}

func differences(got, want []string) string {
	var b strings.Builder
	for _, s := range got {
		if !slices.Contains(want, s) {
			fmt.Fprintf(&b, "\n  too much: %s", s)
		}
	}
	for _, s := range want {
		if !slices.Contains(got, s) {
			fmt.Fprintf(&b, "\n  missing:  %s", s)
		}
	}
	return b.String()
}
