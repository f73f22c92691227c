package source

import (
	"bufio"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"stemma"
)

var (
	errTooLarge = errors.New("too large")
	errBomb     = errors.New("it unpacks to far more than it packs")
)

// A counter counts the bytes read through it. It reads byte by byte where asked, so that an unpacker takes no more than its own.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

func (c *counter) taken() int64 { return c.n }

// honest is how many bytes may come out before the ratio counts: small files pack well by chance.
const honest = 1 << 20

// A guarded reader stops when too much comes out, or too much for what went in.
type guarded struct {
	out   io.Reader
	taken func() int64 // packed bytes read so far
	most  int64
	ratio int64
	n     int64
}

func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.out.Read(p)
	g.n += int64(n)
	if g.n > honest && g.n > g.ratio*(g.taken()+1024) {
		return n, errBomb
	}
	if g.n > g.most {
		return n, errTooLarge
	}
	return n, err
}

// unpacker opens one packed stream. A deflate stream may come with or without the zlib frame.
func unpacker(how string, in *counter) (io.Reader, error) {
	switch how {
	case "gzip", "x-gzip":
		return gzip.NewReader(in)
	case "deflate":
		if head, err := in.r.Peek(2); err == nil && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20), zstd.WithDecoderMaxWindow(32<<20))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	case "br":
		return brotli.NewReader(in), nil
	case "bzip2":
		return bzip2.NewReader(in), nil
	}
	return nil, fmt.Errorf("the packing %q is not known", how)
}

// packed reads what is inside a gzip, zstd or bzip2 stream.
func (r *reader) packed(c stemma.Capture, in *bufio.Reader, how string, depth int) {
	if depth >= r.limits.Nesting {
		r.fail(c.Input, stemma.TooLarge, "packed inside packed more than %d times", r.limits.Nesting)
		return
	}
	cnt := &counter{r: in}
	if how == "gzip" && r.packedWARC(c, in, depth) {
		return
	}
	z, err := unpacker(how, cnt)
	if err != nil {
		r.fail(c.Input, stemma.Unreadable, "it is not a good %s file: %v", how, err)
		return
	}
	g := &guarded{out: z, taken: cnt.taken, most: r.limits.Container, ratio: r.limits.Ratio}
	inner := bufio.NewReaderSize(g, 64<<10)
	if _, err := inner.Peek(1); err != nil && !errors.Is(err, io.EOF) {
		r.fail(c.Input, fateOf(err), "%s", unpackNote(how, err))
		return
	}
	r.sorted(c, inner, depth+1)
}

func fateOf(err error) stemma.FateKind {
	if errors.Is(err, errBomb) || errors.Is(err, errTooLarge) {
		return stemma.TooLarge
	}
	return stemma.Unreadable
}

func unpackNote(how string, err error) string {
	switch {
	case errors.Is(err, errBomb):
		return "it unpacks to far more than a news text can: not read further"
	case errors.Is(err, errTooLarge):
		return "it unpacks to more than is read"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the " + how + " data is cut off"
	}
	return fmt.Sprintf("the %s data is damaged: %v", how, err)
}

// readCapped reads all of a stream, up to a size. What was read before an error is given with it.
func readCapped(in io.Reader, most int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(in, most+1))
	if int64(len(body)) > most {
		return nil, errTooLarge
	}
	return body, err
}

// unpackBody unpacks a body in memory by the codings named, outermost last, as HTTP lists them.
func (r *reader) unpackBody(body []byte, codings []string) ([]byte, error) {
	for i := len(codings) - 1; i >= 0; i-- {
		cnt := &counter{r: bufio.NewReader(newBytes(body))}
		z, err := unpacker(codings[i], cnt)
		if err != nil {
			return body, err
		}
		g := &guarded{out: z, taken: cnt.taken, most: r.limits.Body, ratio: r.limits.Ratio}
		out, err := readCapped(g, r.limits.Body)
		if err != nil {
			if len(out) > 0 && fateOf(err) == stemma.Unreadable {
				return out, err
			}
			return nil, err
		}
		body = out
	}
	return body, nil
}

func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
