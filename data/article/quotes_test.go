package article

import "testing"

func TestQuoteLine(t *testing.T) {
	for line, want := range map[string]bool{
		"Markets at 15:00: Aramco 34.95 (+0.3%), Emaar 7.05 (unch.), Tadawul 11,441 (-0.4%)": true,
		"Closing prices: Alibaba 84.20 (-1.2%), Tencent 331.40 (+0.8%)":                      true,
		"Tencent 331.4 +0.8%, Meituan 128.9 −1.5%, Baidu 140.2 +0.3%":                        true,
		"Kingsoft Cloud $5.12 (-3.4%); 21Vianet $4.20 (+1.1%)":                               true,
		"HSI 18,400 (-0.9%) | SSE 3,120.5 (+0.4%) | JD.com 130.2 (-2%)":                      true,
		"Stocks: Alibaba (9988.HK) 84.20 -1.2%; SAP (SAP.DE) 130.5 +0.2%":                    true,
		"Cloud revenue, bn yuan: China Telecom 45.9 (+6.4%), China Mobile 42.2 (+8.5%)":      false,
		"China Telecom 45.9 (+63.4%), China Mobile 42.2 (+80.5%)":                            false,
		"China Telecom 45.9 (+6%), China Mobile 42.2 (+8%), in billions of yuan":             false,
		"Alibaba Cloud sold more in 2019 (+62%), Tencent less (-3%)":                         false,
		"In the half revenue came to 45.9 (+3.4%), profit to 2.2 (+8.5%)":                    false,
	} {
		if quoteLine(line) != want {
			t.Errorf("quoteLine(%q) = %v", line, !want)
		}
	}
}
