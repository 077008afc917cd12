package temporal

// role is what a word beside a date is asked for; a word can have several.
type role uint16

const (
	money      role = 1 << iota // before a number that is no year
	counted                     // after one
	monthly                     // beside a "may" that is the month
	leading                     // before "May" or "Oct" that is one
	called                      // a month that is also a given name or a verb
	noYear                      // before a number of four digits that is a number
	noYearNext                  // after one
	being
	coming // the verbs that tell the tense of a clause
	intending
	scheduled
	gone
	adjective // a word in -ed that tells no tense
)

// roleWords are the words of each role, in the order of the constants.
var roleWords = [...]string{
	"$ ¥ € £ ₩ ￥ rmb cny usd hkd twd jpy eur gbp #",
	`% ‰ percent pct per million billion trillion mn bn bln trn m亿 亿 億 万 萬 元 yuan dollars euros people
		employees staff workers engineers servers customers users clients companies firms enterprises stores cities racks
		nodes machines units patents countries jobs cores gb tb kw mw km megawatts points 家 名 台 项`,
	"in of since until till from through before after between mid early late by / -",
	`in of since by until till to from through before after during for between and last next this early late
		mid - – — / earlier later around about on or`,
	"may march april june august",
	`room chapter windows office server azure no version model iso route page call tel flat suite building
		than exceed exceeds nearly almost roughly another additional extra phone fax port rfc`,
	"times series",
	"is are be",
	"will 'll shall would upcoming 将 將 拟",
	"plans plan planned planning aims aim intends intend expects expect hopes hope seeks wants vows pledges vowed pledged",
	"scheduled slated expected planned projected forecast estimated bound",
	`said told was were had did took put fell rose grew sold bought began came made went got gave held met won lost saw led hit cut wrote spent ran
		became broke built caught chose let drew drove dug felt fought found knew laid left lent meant overtook paid quit rang sank sent shook shrank slid
		spoke sprang stole stood struck swept swung thought threw undertook withdrew wore 了`,
	"based united limited need succeed proceed exceed feed seed breed embed indeed speed hundred backed unified dedicated",
}
