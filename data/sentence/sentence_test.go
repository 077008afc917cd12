package sentence

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// peerFolder finds eval/peers of the shared folder, or skips the test.
func peerFolder(t *testing.T) string {
	t.Helper()
	if s := os.Getenv("YUNSHI_SHARED"); s != "" {
		return filepath.Join(s, "eval", "peers")
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		peers := filepath.Join(dir, "shared", "eval", "peers")
		if _, err := os.Stat(peers); err == nil {
			return peers
		}
	}
	t.Skip("no shared/eval/peers beside the project: the outside checks are skipped")
	return ""
}

func TestPeers(t *testing.T) {
	f, err := os.Open(filepath.Join(peerFolder(t), "sentence.jsonl"))
	if err != nil {
		t.Skipf("the outside checks are skipped: %v", err)
	}
	defer f.Close()
	right, all := 0, 0
	for in := bufio.NewScanner(f); in.Scan(); {
		var row struct {
			ID, Input string
			Expected  []struct{ Text string }
		}
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, e := range row.Expected {
			want = append(want, strings.TrimSpace(e.Text))
		}
		for _, a := range Annotate(row.Input) {
			got = append(got, a.Text)
		}
		all++
		if strings.Join(got, "|") == strings.Join(want, "|") {
			right++
		} else {
			t.Logf("%s\n got %q\nwant %q", row.ID, got, want)
		}
	}
	t.Logf("exact %d of %d", right, all)
	if right*26 < all*24 {
		t.Errorf("%d of %d exact; the bar is 24 of 26", right, all)
	}
}
