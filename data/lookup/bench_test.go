package lookup

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// generate makes n names like those of companies: the same n and seed give the
// same names. About one in a thousand is near what the benchmarks type.
func generate(n int, seed uint64) []Entry {
	rng := rand.New(rand.NewPCG(seed, 42))
	pick := func(words []string) string { return words[rng.IntN(len(words))] }
	onset := []string{"b", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "q", "r", "s", "sh", "t", "w", "x", "y", "z", "zh"}
	rime := []string{"a", "ai", "an", "ang", "ao", "e", "en", "eng", "i", "ian", "in", "ing", "iu", "o", "ong", "ou", "u", "uan", "un"}
	kind := []string{"Cloud", "Data", "Technology", "Network", "Software", "Telecom", "Holdings", "Capital", "Energy", "Logistics", "Media", "Labs"}
	place := []string{"Beijing", "Shanghai", "Ningbo", "Shenzhen", "Chengdu", "Guizhou", "Hainan", "Wuhan", "Dalian", "Xiamen"}
	known := []string{"Alibaba", "Ali", "Tengxun", "Tencent", "Huawei", "Baidu", "Kingsoft", "Inspur"}
	entries := make([]Entry, n)
	for i := range entries {
		var name string
		if rng.IntN(125) == 0 {
			name = pick(known)
		} else {
			for range 2 + rng.IntN(2) {
				name += pick(onset) + pick(rime)
			}
			name = string(name[0]-'a'+'A') + name[1:]
		}
		if rng.IntN(3) == 0 {
			name = pick(place) + " " + name
		}
		name += " " + pick(kind)
		if rng.IntN(2) == 0 {
			name += " " + fmt.Sprint(rng.IntN(10_000))
		}
		entries[i] = Entry{ID: fmt.Sprint(i), Name: name, Importance: rng.IntN(50)}
	}
	return entries
}

var typed = []string{"alicloud", "tengxunyun", "huaweicl"}

// BenchmarkTyping types three queries key by key and reports the 95th percentile
// of the time a key takes, in milliseconds.
func BenchmarkTyping(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			ix := NewIndex(generate(n, 1))
			var keys []time.Duration
			for b.Loop() {
				for _, q := range typed {
					s := ix.NewSession()
					for i := 1; i <= len(q); i++ {
						start := time.Now()
						if _, err := s.Search(context.Background(), q[:i], Options{}); err != nil {
							b.Fatal(err)
						}
						keys = append(keys, time.Since(start))
					}
				}
			}
			slices.Sort(keys)
			b.ReportMetric(float64(keys[len(keys)*95/100].Microseconds())/1000, "p95-ms/key")
			b.ReportMetric(float64(keys[len(keys)-1].Microseconds())/1000, "max-ms/key")
		})
	}
}
