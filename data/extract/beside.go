package extract

// Amounts that belong to the one before, or are none of a company's business.

// ofStock reports whether a sentence opens with somebody's shares and speaks of no
// business: "Shares of X, fourth in the cloud, fell 6%".
func (r *reading) ofStock(sc *scene) bool {
	for i := range 3 {
		if sc.among(i, stockWords) && (i == 0 || sc.isWord(i-1, "'s") || sc.isWord(0, "the") || sc.isWord(0, "its")) {
			return !sc.has(r.c.revenue) && !sc.has(r.c.profit) && !sc.has(r.c.loss) && !sc.isWord(i+1, "in") && !sc.isWord(i+1, ":") && !(sc.has(r.c.marketsz) && sc.hasColon(i))
		}
	}
	return false
}

// hasColon reports whether a colon follows token i: "Shares of the top vendors: A 36%, …"
// are of a market.
func (sc *scene) hasColon(i int) bool {
	for ; i < len(sc.toks); i++ {
		if sc.isWord(i, ":") {
			return true
		}
	}
	return false
}

var stockWords = wordSet("shares stock adrs adss")

// eachAt reports whether amount k is the price of one share of what the amount before
// it raised: "raised RMB47.1bn at RMB4.53".
func (sc *scene) eachAt(k int) bool {
	if k == 0 || !sc.isWord(sc.sums[k].first-1, "at") || sc.sums[k].Value == nil || sc.sums[k].Value.Cmp(thousand) >= 0 {
		return false
	}
	before := &sc.sums[k-1]
	return sumClass[before.Kind] == atMoney && before.end == sc.sums[k].first-1 && before.Value != nil && before.Value.Cmp(million) >= 0
}

// partOf reports whether the amount at token i is told as a part of the one before:
// "87 billion, o/w 23 billion for the cloud".
func (sc *scene) partOf(i int) bool {
	for sc.among(i-1, aboutWords) {
		i--
	}
	switch sc.word(i - 1) {
	case "w":
		return sc.isWord(i-2, "/") && sc.isWord(i-3, "o")
	case "which", "that", "this":
		return sc.isWord(i-2, "of")
	case "including":
		return sc.isWord(i-2, ",")
	}
	return false
}

var aboutWords = wordSet("about some around roughly nearly almost over")
