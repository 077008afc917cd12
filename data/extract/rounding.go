package extract

import "github.com/cockroachdb/apd/v3"

// rounds reports whether one of two values is the other rounded to its own
// significant digits: 39.8 bn and 39.82 bn.
func rounds(a, b *figureDraft) bool { return roundsTo(a.Value, b.Value) || roundsTo(b.Value, a.Value) }

func roundsTo(fine, coarse *apd.Decimal) bool {
	var reduced, out apd.Decimal
	reduced.Reduce(coarse)
	ctx := apd.BaseContext.WithPrecision(40)
	ctx.Rounding = apd.RoundHalfUp
	if _, err := ctx.Quantize(&out, fine, reduced.Exponent); err != nil {
		return false
	}
	return out.Cmp(coarse) == 0
}

// close reports whether two values differ by less than a twentieth.
func close(a, b *apd.Decimal) bool {
	var diff, limit apd.Decimal
	ctx := apd.BaseContext.WithPrecision(20)
	if _, err := ctx.Sub(&diff, a, b); err != nil {
		return false
	}
	if _, err := ctx.Quo(&limit, b, apd.New(20, 0)); err != nil {
		return false
	}
	diff.Abs(&diff)
	limit.Abs(&limit)
	return diff.Cmp(&limit) <= 0
}
