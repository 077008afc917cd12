package crash

import (
	"io"
	"log/slog"
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"
)

// logName is the log's name beside the reports of breaks.
const logName = "yunshi.log"

// Log writes what the program did, and what went wrong, into a file in the folder.
// At 1 MB a new one is begun; three old ones stay for 90 days. It holds paths and
// counts, and no text of any article.
func Log(folder string) (*slog.Logger, io.Closer) {
	out := &lumberjack.Logger{Filename: filepath.Join(folder, logName), MaxSize: 1, MaxBackups: 3, MaxAge: 90}
	return slog.New(slog.NewTextHandler(out, nil)), out
}

// NoLog is a log that nobody keeps.
func NoLog() *slog.Logger { return slog.New(slog.DiscardHandler) }
