package extract

// partCases are numbers of a part: of a market, of a revenue, of a list of prices, of a table.
var partCases = []figureCase{
	{
		"what companies take in of a market just told", "2025-03-02", "IDC counted the cloud market in China. The market was 20 billion yuan in 2024. It credits Tencent Cloud with 3.72 billion yuan and Alibaba Cloud with 4.71 billion yuan.\n\nIt gives 1.5 billion yuan to Baidu AI Cloud.",
		[]string{"market_size 20000000000 CNY 2024 estimate China cloud computing", "revenue 3720000000 CNY 2024 estimate Tencent Cloud", "revenue 4710000000 CNY 2024 estimate Alibaba Cloud", "- market_size 3720000000", "- market_size 4710000000"},
	},
	{
		"a fine is no part of the market", "2025-03-02", "IDC counted the cloud market in China. The market was 20 billion yuan in 2024. China's regulators fined Alibaba 2.8 billion yuan in April, but that was the shop.",
		[]string{"- market_size 2800000000", "- revenue 2800000000"},
	},
	{
		"the weight of a part in sales", "2025-03-02", "Baidu published its results. It sold 2 billion yuan of cloud services in 2024. The cloud's weight in total sales went up from 30% to 40%.",
		[]string{"revenue_share 40 percent 2024 actual Baidu", "- growth 40", "- growth 30"},
	},
	{
		"the share of a part in revenue", "2025-03-02", "Baidu published its results. It sold 2 billion yuan of cloud services in 2024. The cloud's share of total sales rose to 40%.",
		[]string{"revenue_share 40 percent 2024 actual Baidu", "- growth 40", "- market_share 40"},
	},
	{
		"an item of a list of prices", "2014-11-02", "On October 28, 2014 Tencent Cloud announced to lower the prices of all its products.\n\nVirtual machines for beginners: decrease of 35% at most.",
		[]string{"other 35 percent  actual Tencent Cloud", "- growth -35", "- growth 35"},
	},
	{
		"no price: a company grows among price cuts", "2014-11-02", "On October 28, 2014 Tencent Cloud announced to lower the prices of all its products. Revenue of Tencent Cloud rose 35% in the third quarter.",
		[]string{"growth 35 percent 2014-Q3 actual Tencent Cloud"},
	},
	{
		"total revenue is no sum of the rows", "2022-02-10", "Chindata's annual report gives the following picture of its data centers:\n\n| RMB million | 2019 | 2020 |\n|:--|--:|--:|\n| Total revenue | 853.0 | 1,831.1 |\n| Net loss | (169.7) | (283.3) |\n",
		[]string{"revenue 853000000 CNY 2019 actual Chindata", "revenue 1831100000 CNY 2020 actual Chindata", "profit_loss -283300000 CNY 2020 actual Chindata"},
	},
}
