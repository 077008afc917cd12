package charts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// formatsOf lists the English texts that the package's own code says: the first
// argument of every say and word, and the values of the tables that are said.
func formatsOf(t *testing.T) []string {
	t.Helper()
	out := tableWords()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			for _, e := range said(n) {
				if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					out = append(out, s)
				}
			}
			return true
		})
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// said are the expressions of a node that become words of a chart: what say and
// word are called with, and what is kept for them (format := "…", lead = "…").
func said(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		if sel, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 0 && (sel.Sel.Name == "say" || sel.Sel.Name == "word") {
			return n.Args[:1]
		}
	case *ast.AssignStmt:
		var out []ast.Expr
		for i, l := range n.Lhs {
			if id, ok := l.(*ast.Ident); ok && (id.Name == "format" || id.Name == "lead") && i < len(n.Rhs) {
				out = append(out, n.Rhs[i])
			}
		}
		return out
	}
	return nil
}

// tableWords are the texts that stand in tables of the package.
func tableWords() []string {
	var out []string
	out = slices.AppendSeq(out, maps.Values(groupNames))
	out = slices.AppendSeq(out, maps.Values(metricWords))
	out = slices.AppendSeq(out, maps.Values(precisionWords))
	out = slices.AppendSeq(out, maps.Values(unitWords))
	for _, s := range sumsTitles {
		out = append(out, s.plan, s.spent, s.both)
	}
	for _, s := range hedges {
		out = append(out, s[1])
	}
	for _, k := range kindWords {
		out = append(out, k.word, string(k.kind))
	}
	for _, b := range bases {
		out = append(out, b.name, b.remark)
	}
	for _, r := range reasons {
		out = append(out, r.text)
	}
	return out
}

var verb = regexp.MustCompile(`%(?:\[\d\])?[sd]`)

// TestChineseWords holds that a Chinese chart has a word for everything that the
// program says, and that both languages take the same arguments.
func TestChineseWords(t *testing.T) {
	for _, s := range formatsOf(t) {
		text, ok := chinese[s]
		if !ok {
			t.Errorf("words_zh.tsv lacks:\n%s", s)
			continue
		}
		a, b := verb.FindAllString(s, -1), verb.FindAllString(text, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
			t.Errorf("%q takes %v, its Chinese %v", s, a, b)
		}
	}
}
