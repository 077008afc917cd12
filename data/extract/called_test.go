package extract

import (
	"strings"
	"testing"

	"yunshi/data"
)

// TestCalled lists a company by the fullest name that the article gives it, but for those
// that are ours to name.
func TestCalled(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ant Financial and Facebook rent cloud servers from Aliyun, Ant Financial says.", "Ant Financial; Facebook; Alibaba Cloud"},
		{"Luckin moved its cloud to Tencent Cloud. Luckin Coffee saves a fifth.", "Luckin Coffee; Tencent Cloud"},
		{"Luckin signed up with Tencent Cloud for cloud computing on Monday.", "Luckin; Tencent Cloud"},
		{"Analysts at Morgan Stanley Research expect revenue of Alibaba Cloud, China's largest cloud provider, to grow.", "Morgan Stanley; Alibaba Cloud"},
		{"SAP SE and China Telecom Corp sell a cloud service in China.", "SAP; China Telecom"},
		{"Citrix Systems moved desktops to Tencent Cloud. Citrix, said Citrix, likes cloud computing in China.", "Citrix Systems; Tencent Cloud"},
		{"Hygon Information Technology sells chips to Tencent Cloud for cloud computing in China. Hygon said so.", "Hygon; Tencent Cloud"},
		{"Capital Online（首都在线，300846）rents cloud servers to Tencent Cloud. Capital Online, or Capitalonline, said so in China.", "Capital Online; Tencent Cloud"},
		{"Qihoo moved its cloud disk to Tencent Cloud in China on Monday.", "Qihoo 360; Tencent Cloud"},
		{"阿里云 and UFIDA (用友) signed a contract for cloud computing in China on Monday.", "Alibaba Cloud; UFIDA"},
	} {
		doc := &data.Document{Text: c.text, Blocks: []data.Block{{Span: data.Span{End: len(c.text)}}}}
		res := Bundled().Read(doc)
		var names []string
		for _, id := range res.Companies {
			names = append(names, string(res.Called(id)))
		}
		if got := strings.Join(names, "; "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
