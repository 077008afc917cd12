package registry

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Words around a name that only a company has around it.
var (
	// companyNouns stand before a name ("local provider Foo") or in its
	// apposition ("Foo, a maker of servers"). Words that also stand before people
	// and products (investor, platform) are not among them.
	companyNouns = token.NewSet("company firm maker retailer provider operator carrier vendor supplier manufacturer conglomerate carmaker automaker chipmaker " +
		"group lender insurer brokerage airline startup subsidiary affiliate rival consultancy giant developer distributor reseller bank unit parent up exchange studio outfit chain brewer telco utility integrator host hoster shipper " +
		"drugmaker winemaker broker publisher marketplace dairy house specialist fund bookseller railway hotelier hospital " +
		"offshoot arm vehicle builder venture partner competitor newcomer tenant landlord producer contractor lessor farmer peer concern client customer underwriter refiner miner steelmaker")
	// pluralNouns are such nouns of several: "X and Y, two makers of clothes".
	pluralNouns = token.NewSet("companies firms makers retailers providers operators carriers vendors suppliers manufacturers carmakers chipmakers lenders insurers brokers startups ups subsidiaries rivals " +
		"developers distributors resellers banks units houses funds investors backers partners producers builders businesses outfits groups clients customers tenants hosters telcos integrators")
	// inMoney are words before a name, in a sentence of funding, behind which only who put money in stands.
	fundedBy  = token.NewSet("from by with including")
	moneyTalk = token.NewSet("round rounds series funding financing investors backers invested stake $ us$ hk$ rmb yuan cheque cheques")
	// afterNoun may follow the noun of an apposition; another noun may not ("a
	// company spokesman").
	afterNoun = token.NewSet(". , ; ) that which with in of based listed backed owned founded and for from whose")
	// leavesNoun in an apposition means that its head was another noun ("a former
	// manager of the company").
	leavesNoun = token.NewSet("of at for in with from to by who that which whose and")
	articles   = token.NewSet("a an the")
	// dealWords end in the company bought or bought into.
	dealWords = token.NewSet("bought acquired acquires buys acquiring acquire buy swallowed swallows")
	// their halves: "picked up", "took over", "acquisition of", "merged with"
	upDeals     = token.NewSet("picked picks snapped snaps gobbled snap pick snapping picking")
	overDeals   = token.NewSet("took takes taken take taking")
	ofDeals     = token.NewSet("acquisition takeover buyout")
	withDeals   = token.NewSet("merged merges merge merging merger")
	dealIns     = token.NewSet("stake invested invests investing")
	clients     = token.NewSet("user users customer customers client clients tenant tenants adopter adopters")
	clientVerbs = token.NewSet("is are was were include includes included")
	namedAs     = token.NewSet("called named dubbed")
	afterDeal   = token.NewSet(". , ; ( ) （ for in last this from on and which at earlier two three to by with was is that whose had has will")
	acronyms    = token.NewSet("rmb usd cny hkd eur us hk uk eu un ai it cdn ipo ceo cfo cto saas iaas paas apaas ipaas baas faas caas daas dbaas maas naas xaas raas bpaas aigc arpu ebit ebitda capex opex sla slas kpi roi poc pop pops gdp iot api gpu cpu llm vpn vps sme smes etf pe vc idc isp ipv os erp crm hr ev evs ict r&d 5g 4g i ecs cvm bcc oss cos bos rds slb vpc dns waf ssd")
	surnames    = token.NewSet(surnameWords)
	givenWords  = token.NewSet(surnameWords + " jack robin pony lei eddie daniel toby joe john james david michael robert richard peter paul mark tim steve bill larry jeff andy ginni satya sundar " +
		"edward elon donald barack joseph hillary angela emmanuel vladimir narendra george william thomas charles christopher matthew anthony steven kevin brian jason ryan jacob gary eric stephen jonathan " +
		"justin scott brandon benjamin samuel frank gregory alexander patrick raymond dennis jerry tyler aaron adam nathan henry douglas zachary kyle ethan jeremy keith roger terry sean philip carl arthur " +
		"mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia " +
		"kathleen amy anna ann anne catherine christine helen nicole rachel janet maria diane julie joyce victoria kelly lauren evelyn joan cheryl jane julia grace alice vincent simon martin alan albert alex " +
		"tony allen ben bob dan don doug ed fred greg jim ken matt mike nick pat phil ray rob ron sam tom will jensen lisa arvind safra antonio hans klaus werner masayoshi yuri mikhail sergey mukesh gautam tan lim ng jean pierre jose carlos luis")
)

const surnameWords = "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao " +
	"cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin"

// byContext returns unknown names that the text treats as companies without a
// company's form: in apposition, after a company noun, in a list of companies,
// bought. known are the mentions found so far, in order.
func (r *Registry) byContext(text string, toks []token.Token, known []Mention) []Mention {
	taken := make([]bool, len(toks))
	for k := range known {
		for i := known[k].First; i < known[k].End; i++ {
			taken[i] = true
		}
	}
	var out []Mention
	for i := 0; i < len(toks); {
		if !toks[i].Upper {
			i++
			continue
		}
		end := run(text, toks, taken, i)
		if end == i {
			i++
			continue
		}
		if r.isCompanyHere(text, toks, taken, i, end) && !inHeading(text, toks, i) {
			m := Mention{Span: data.Span{Start: toks[i].Start, End: toks[end-1].End}, First: i, End: end}
			m.Alias = m.Of(text)
			m.Company = data.CompanyID(m.Alias)
			m.Ambiguous = true
			out = append(out, m)
			for ; i < end; i++ {
				taken[i] = true // the names beside it in a list are companies, too
			}
		}
		i = end
	}
	return out
}

// run returns the end of the run of capitalised words that begins at toks[i] and
// may be a name; i where none does.
func run(text string, toks []token.Token, taken []bool, i int) int {
	end := i
	for end < len(toks) && toks[end].Upper && toks[end].Kind == token.Word && !taken[end] && !leadWords.At(&toks[end]) {
		end++
		for end < len(toks) && !taken[end] && isWordLike(&toks[end]) && token.Touches(&toks[end-1], &toks[end]) {
			end++ // "N2WS"
		}
		if joins(toks, taken, end) {
			end++
		}
	}
	return end
}

// joins reports whether the sign toks[i] ties two words into one name: "Coca-Cola",
// "C&C".
func joins(toks []token.Token, taken []bool, i int) bool {
	if i+1 >= len(toks) || toks[i].Lower != "-" && toks[i].Lower != "&" || taken[i] || taken[i+1] {
		return false
	}
	return toks[i+1].Upper && token.Touches(&toks[i-1], &toks[i]) && token.Touches(&toks[i], &toks[i+1])
}

// isCompanyHere reports whether what stands around toks[i:end] makes it a company.
func (r *Registry) isCompanyHere(text string, toks []token.Token, taken []bool, i, end int) bool {
	if end-i > 4 || i > 0 && taken[i-1] || end < len(toks) && taken[end] || !standsAlone(toks, i, end) {
		return false // part of something longer
	}
	if !r.mayName(text, toks[i:end]) {
		return false
	}
	return afterCompanyNoun(toks, i, end) || inApposition(text, toks, behindGloss(toks, end)) || inList(toks, taken, i, end) || isBought(toks, i, end) || isClient(toks, i) ||
		oneOfSeveral(toks, taken, i, end) || putsMoneyIn(toks, taken, i, end) || r.standsWith(text, toks, taken, i, end) || glossed(toks, end) || r.actsAsFirm(toks, taken, i, end)
}

// glossed: "Foo Information (甲乙信息)": the Chinese name in brackets is a company's.
func glossed(toks []token.Token, end int) bool {
	if open := lowerAt(toks, end); open != "(" && open != "（" {
		return false
	}
	n := 0
	for i := end + 1; i < len(toks) && toks[i].Kind == token.Han; i++ {
		n++
	}
	if n < 3 || end+n+1 >= len(toks) {
		return false
	}
	switch lowerAt(toks, end+1+n) {
	case ")", "）", "，", ",":
		return n > 3 && hanFirms.Has(toks[end+n-1].Lower+toks[end+n].Lower) || toks[end-1].Lower == "cloud" && (toks[end+n].Lower == "云" || toks[end+n].Lower == "雲")
	}
	return false
}

// behindGloss is the token behind the Chinese name in brackets that stands at token i, or i
// where none does.
func behindGloss(toks []token.Token, i int) int {
	if open := lowerAt(toks, i); open != "(" && open != "（" {
		return i
	}
	end := i + 1
	for end < len(toks) && toks[end].Kind == token.Han {
		end++
	}
	if closing := lowerAt(toks, end); end == i+1 || closing != ")" && closing != "）" {
		return i
	}
	return end + 1
}

// hanFirms are the last two characters of many companies' Chinese names.
var hanFirms = token.NewSet("科技 信息 数据 數據 软件 軟件 控股 集团 集團 网络 網絡 股份 资本 資本 银行 銀行 证券 證券 保险 保險 电子 電子 通信 通訊 智能 智慧 技术 技術 数字 數位 医疗 醫療 医药 云网 " +
	"在线 在線 互联 互聯 系统 系統 咨询 投资 投資 基金 创投 創投 物流 汽车 汽車 能源 电力 置业 地产 實業 实业 国际 國際 电气 电器 重工 光电 半导 半導 云计 服务 服務 传媒 傳媒 文化 教育 啤酒 食品 牧业 新牧 医康 健康 生物 公司 动力 環球 环球 华云 计算 存储 租赁 信托 商业 财富 金融 金服 支付")

// isClient: "the first user is Foo", "early customers include Foo".
func isClient(toks []token.Token, i int) bool {
	return i > 1 && clientVerbs.At(&toks[i-1]) && clients.At(&toks[i-2])
}

// isCode reports whether a name is a site's or a product's: a few capitals and a number, "BJ15".
func isCode(s string) bool {
	letters := 0
	for letters < len(s) && s[letters] >= 'A' && s[letters] <= 'Z' {
		letters++
	}
	digits := letters
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	return letters > 0 && letters <= 3 && digits > letters && digits == len(s)
}

// mayName reports whether the words may be a company's name: no place, no
// acronym, nobody's name and nameable apart from generic words.
func (r *Registry) mayName(text string, words []token.Token) bool {
	if isCode(text[words[0].Start:words[len(words)-1].End]) {
		return false
	}
	switch {
	case len(words) == 1 && words[0].End-words[0].Start < 3,
		len(words) == 2 && givenWords.At(&words[0]), ranks.At(&words[0]),
		words[len(words)-1].Lower == "no",
		slices.ContainsFunc(words, func(t token.Token) bool { return acronyms.At(&t) || strings.HasSuffix(t.Lower, "aas") }):
		return false
	}
	return hasOwnWord(r, text, words[r.placeEnd(text, words):])
}

// ranks stand before people's names.
var ranks = token.NewSet("premier minister mayor governor chancellor general professor secretary prince princess king queen lord sir party communist")

// afterCompanyNoun: "the networking start-up Foo said". A possessive is no proof
// ("rival China's").
func afterCompanyNoun(toks []token.Token, i, end int) bool {
	i = beforeName(toks, i, end)
	if i == 0 || end >= len(toks) || toks[i-1].Upper {
		return false
	}
	switch toks[i-1].Lower {
	case "up":
		return lowerAt(toks, i-2) == "-" && lowerAt(toks, i-3) == "start"
	case "off":
		return lowerAt(toks, i-2) == "-" && lowerAt(toks, i-3) == "spin"
	}
	return companyNouns.At(&toks[i-1])
}

// beforeName is the token behind the noun that may introduce the name at token i, past the
// signs and words between: a firm “Foo”, a firm called Foo, a handwriting start-up, Foo, …
func beforeName(toks []token.Token, i, end int) int {
	if i > 1 && isQuote(toks[i-1]) {
		i--
	}
	switch {
	case i > 1 && namedAs.At(&toks[i-1]):
		return i - 1
	case i > 2 && toks[i-1].Lower == "," && lowerAt(toks, end) == "," && companyNouns.At(&toks[i-2]) && hasArticle(toks, i-2):
		return i - 1
	}
	return i
}

// hasArticle reports whether an article or "its" stands up to four tokens before token i.
func hasArticle(toks []token.Token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if articles.At(&toks[k]) || toks[k].Lower == "its" {
			return true
		}
		if toks[k].Kind == token.Punct && toks[k].Lower != "-" || leavesNoun.At(&toks[k]) {
			return false
		}
	}
	return false
}

// inApposition: "Foo, a provider of cloud storage, …".
func inApposition(text string, toks []token.Token, end int) bool {
	if end < len(toks) && isQuote(toks[end]) {
		end++
	}
	if lowerAt(toks, end) != "," || !articles.Has(lowerAt(toks, end+1)) {
		return false
	}
	for j := end + 2; j < len(toks) && j < end+10; j++ {
		t := &toks[j]
		if t.Kind == token.Break || t.Kind == token.Punct && t.Lower != "-" && t.Lower != "'s" || leavesNoun.At(t) {
			return false
		}
		if companyNouns.At(t) && !t.Upper && afterNoun.Has(lowerAt(toks, j+1)) {
			return true
		}
	}
	return false
}

// inList: "Alibaba, Foo and Tencent": a company on either side, nothing but
// commas and "and" between.
func inList(toks []token.Token, taken []bool, i, end int) bool {
	before := i - 1
	for before > 0 && (toks[before].Lower == "," || toks[before].Lower == "and" || toks[before].Lower == "or") {
		before--
	}
	after := end
	for after < len(toks)-1 && (toks[after].Lower == "," || toks[after].Lower == "and" || toks[after].Lower == "or") {
		after++
	}
	return before >= 0 && before < i-1 && after < len(toks) && after > end && taken[before] && taken[after]
}

// holdings are what a part of a firm is bought of: "100% of the equity of Foo".
var holdings = token.NewSet("equity shares stock")

// beforeEquity is the token behind the "of" that "the equity of", before token i, follows;
// otherwise i.
func beforeEquity(toks []token.Token, i int) int {
	if i < 5 || toks[i-1].Lower != "of" || !holdings.At(&toks[i-2]) {
		return i
	}
	k := i - 2
	if toks[k-1].Lower == "the" || toks[k-1].Lower == "its" {
		k--
	}
	if toks[k-1].Lower != "of" {
		return i
	}
	return k
}

// isPartOf: "pays 20 billion for 97 percent of Foo".
func isPartOf(toks []token.Token, i int) bool {
	i = beforeEquity(toks, i)
	if i < 4 || toks[i-1].Lower != "of" || toks[i-2].Lower != "%" && toks[i-2].Lower != "percent" && (toks[i-2].Lower != "cent" || toks[i-3].Lower != "per") {
		return false
	}
	for k := i - 3; k >= 0 && k >= i-8; k-- {
		if dealWords.At(&toks[k]) || toks[k].Lower == "for" || toks[k].Lower == "stake" {
			return true
		}
	}
	return false
}

// isBought: "it bought Foo last week", "a stake in Foo.".
func isBought(toks []token.Token, i, end int) bool {
	if i == 0 || end >= len(toks) || !afterDeal.At(&toks[end]) {
		return false
	}
	return dealWords.At(&toks[i-1]) || isPartOf(toks, i) || i > 1 && endsDeal(&toks[i-2], &toks[i-1])
}

// endsDeal reports whether two words say that what follows them is bought, or bought into.
func endsDeal(a, b *token.Token) bool {
	switch b.Lower {
	case "in":
		return dealIns.At(a)
	case "up":
		return upDeals.At(a)
	case "over":
		return overDeals.At(a)
	case "of":
		return ofDeals.At(a)
	case "with":
		return withDeals.At(a)
	}
	return false
}
