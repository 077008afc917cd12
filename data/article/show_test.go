package article
import ("testing";"os";"fmt";"strings")
func TestShow(t *testing.T){
 p:=os.Getenv("SHOW"); if p=="" {t.Skip()}
 for path,err:=range Walk(strings.Fields(p)) { if err!=nil {fmt.Println(err);continue}
  d,err:=Load(path); if err!=nil {fmt.Println(err);continue}
  fmt.Printf("=== %s | %s | %s | %s | %v %s | %s\n",d.ID,d.Title,d.Publisher,d.Author,d.Published,d.PublishedFrom,d.URL)
  k:=[]string{"BODY","TITLE","HEAD","BYLINE","TABLE","  --"}
  for _,b:=range d.Blocks { s:=b.Span.Of(d.Text); if len(s)>110 {s=s[:70]+" ... "+s[len(s)-35:]}; fmt.Printf("%-7s %-18s %q\n",k[b.Kind],b.Reason,s)}
 }}
