package registry

import (
	"fmt"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/token"
)

// show writes mentions as "text=Company", with * where ambiguous and ' where
// possessive.
func show(text string, found []Mention) string {
	var out []string
	for _, m := range found {
		s := fmt.Sprintf("%s=%s", m.Of(text), m.Company)
		if m.Ambiguous {
			s += "*"
		}
		if m.Possessive {
			s += "'"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	r := Bundled()
	for _, c := range []struct{ in, want string }{
		{"Alibaba Cloud beat Alibaba.", "Alibaba Cloud=Alibaba Cloud; Alibaba=Alibaba Group"},
		{"Alibaba Group Holding Ltd. (阿里巴巴) rose", "Alibaba Group Holding Ltd. (阿里巴巴)=Alibaba Group"},
		{"oil giant Sinopec (中國石油化學) signed", "Sinopec (中國石油化學)=Sinopec"},
		{"Aliyun (阿里雲), the unit", "Aliyun (阿里雲)=Alibaba Cloud"},
		{"Server maker Inspur Group Ltd (浪潮集團) said", "Inspur Group Ltd (浪潮集團)=Inspur"},
		{"Baidu Inc (9888.HK)(BIDU.O) booked sales", "Baidu Inc (9888.HK)(BIDU.O)=Baidu"},
		{"International Business Machines Corp (IBM) agreed", "International Business Machines Corp (IBM)=IBM"},
		{"Tencent's cloud arm grew", "Tencent's cloud arm=Tencent Cloud"},
		{"the cloud computing arm of internet giant Tencent grew", "cloud computing arm=Tencent Cloud; Tencent=Tencent"},
		{"it will run on the clouds of Tencent and Alibaba", "Tencent=Tencent Cloud; Alibaba=Alibaba Cloud"},
		{"hung it on the cloud of Alibaba", "Alibaba=Alibaba Cloud"},
		{"a cloud of Tencent dust", "Tencent=Tencent"},
		{"Tencent’s cloud revenue fell", "Tencent’s cloud=Tencent Cloud"},
		{"Tencent's cloud promised to follow", "Tencent's cloud=Tencent Cloud"},
		{"two hosts, Huawei's cloud among them", "Huawei's cloud=Huawei Cloud"},
		{"Huawei's cloud chips", "Huawei=Huawei'"},
		{"BMW Brilliance and BMW", "BMW Brilliance=BMW Brilliance; BMW=BMW"},
		{"Tencent's cloud ambitions", "Tencent=Tencent'"},
		{"Huawei cloud services", "Huawei cloud=Huawei Cloud"},
		{"Baidu's AI Cloud Group", "Baidu's AI Cloud Group=Baidu AI Cloud"},
		{"IBM's cloud unit", "IBM=IBM'"},
		{"a snap poll of meta data, oracle bones and target prices", ""},
		{"Snap uses Oracle Corp databases", "Snap=Snap*; Oracle Corp=Oracle"},
		{"Hp and Aws are no names; HP and AWS are", "HP=Hewlett-Packard; AWS=Amazon Web Services"},
		{"Contact sales@Baidu.com or visit www.huawei.com", ""},
		{"The 21Vianet deal", "21Vianet=21Vianet"},
		{"在AWS上，腾讯云计算和华为", "AWS=Amazon Web Services; 腾讯云=Tencent Cloud; 华为=Huawei"},
		{"Guizhou Cloud Big Data Industry Development Co. took over.", "Guizhou Cloud Big Data Industry Development Co.=GCBD"},
		{"JD and JD.com and J.D. Power", "JD=JD.com; JD.com=JD.com"},
		{"IBM-Wanda talks", "IBM=IBM; Wanda=Wanda Group*"},
		{"It sued Oracle Corp. Microsoft watched.", "Oracle Corp=Oracle; Microsoft=Microsoft"},
		{"It hired Huawei Technologies Co., Ltd., the vendor", "Huawei Technologies Co., Ltd.=Huawei"},
		{"the feud of Dropbox and Box (NYSE: BOX)", "Dropbox=Dropbox; Box (NYSE: BOX)=Box"},
		{"shares of the group (BABA) rose; KC traders cheered, BIDU US fell, so did 000977 CH and 762 HK", "BABA=Alibaba Group; BIDU US=Baidu; 000977 CH=Inspur; 762 HK=China Unicom"},
		{"中国银行业和中国移动互联网，中国移动表示", "中国移动=China Mobile"},
		{"Alibaba's cloud-computing unit and Microsoft's cloud business", "Alibaba's cloud-computing unit=Alibaba Cloud; Microsoft=Microsoft'"},
		{"Kingsoft, parent of Kingsoft Cloud", "Kingsoft=Kingsoft; Kingsoft Cloud=Kingsoft Cloud"},
	} {
		if got := show(c.in, r.Find(c.in, token.Split(c.in))); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	r := Bundled()
	for name, want := range map[string]data.CompanyID{
		"阿里雲": "Alibaba Cloud", "ALIYUN": "Alibaba Cloud", "AliCloud": "Alibaba Cloud", "Cloud Intelligence Group": "Alibaba Cloud",
		"9988": "Alibaba Group", "Tencent Holdings Ltd": "Tencent", "腾讯控股有限公司": "Tencent", "Ｈｕａｗｅｉ": "Huawei",
		"Nestle": "Nestle", "Nestlé SA": "Nestle", "VNET": "21Vianet", "Ksyun": "Kingsoft Cloud", "Wo Cloud": "China Unicom",
		"Amazon.com, Inc.": "Amazon", "jdcloud": "JD Cloud", "tengxun": "Tencent",
	} {
		if got, ok := r.Resolve(name); !ok || got != want {
			t.Errorf("Resolve(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
	if got, ok := r.Resolve("Foobar Ltd"); ok {
		t.Errorf("Foobar Ltd resolves to %s", got)
	}
}

func TestPlaces(t *testing.T) {
	r := Bundled()
	text := "China Telecom opens in Xi’an, in Hohhot (Inner Mongolia) and in the U.S., tell us"
	toks := token.Split(text)
	var got []string
	for _, p := range r.AppendPlaces(nil, text, toks, r.Find(text, toks)) {
		got = append(got, p.Of(text)+"="+p.Place.Name)
	}
	want := "Xi’an=Xi'an; Hohhot=Hohhot; Inner Mongolia=Inner Mongolia; U.S.=United States"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	if !r.Within("Dalian", "China") || r.Within("Dalian", "Hebei") {
		t.Error("Dalian lies in China and not in Hebei")
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Alibaba Group Holding Ltd said on Tuesday that its cloud unit Aliyun (阿里雲) signed a deal with the port city, and that revenue grew 21 percent to US$32 billion while Tencent’s cloud arm and Microsoft Corp fell behind, analysts at IDC said. ", 17)[:4096]
	toks := token.Split(text)
	r := Bundled()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Find(text, toks)
	}
}
