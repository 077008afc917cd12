package extract

import (
	"sync"

	"yunshi/data/token"
)

// The words that say where a headline's subject, its verb and its end are.

// pasts are the irregular forms of the past that are no form of the present or noun, too.
var pasts = sync.OnceValue(func() *token.Set {
	var forms []string
	for _, f := range irregular() {
		if !presentToo.Has(f[0]) {
			forms = append(forms, f[0])
		}
	}
	set := token.SetOf(forms...)
	return &set
})

var (
	presentToo  = wordSet("cost cut bid set put bet found")
	finiteWords = wordSet("will would has have had is are was were can could may might must shall should does did do")
	adverbs     = wordSet("also just now still already then never even itself themselves alone today yesterday once again reportedly not soon later both all each thus first instead")

	notSubject = wordSet("his her my we us whose")
	theirWords = wordSet("its their our")
	possessive = wordSet("'s ’s ' ’")
	andWords   = wordSet("and & or")
	// objectOf are words before what somebody else deals with.
	objectOf = wordSet("to of in on at for with from by into onto via through behind against about between among over under like than as besides beside alongside including joining following if whether unless")
	// resuming go on with what was told, notOpener begin no statement of a thing.
	resuming  = wordSet("and it they that or")
	notOpener = wordSet("there here what who which he she him me us me my his her them neither either not no if")
	// incomplete open what is no sentence by itself.
	incomplete = wordSet("because which who whose if")
	joining    = wordSet("and for of in on from with at by to")
	// lowered are written small behind a colon.
	lowered = wordSet("the a an this that these those it they we our its their in on at for from by since after before under with as there one some most both neither no none customers services version revenue shares prices")

	dayTimes  = wordSet("morning afternoon evening night noon")
	dateWords = wordSet("on in since during of")
	// heldWords before a date need it.
	heldWords = wordSet("as than by until till from before after between to for the a an and its")
	afterSay  = wordSet("that it they , on in")
	cutWords  = wordSet(", ; which that after as while and for with to in at on by through where — – : . using including following when whose because from")
	// relatives open a clause that only adds to what was said.
	relatives     = wordSet("which who whose where although while whereas ;")
	whichWho      = wordSet("which who")
	subordinators = wordSet("if whether that how why what which who whose where")
)
