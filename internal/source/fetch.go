package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"stemma"
)

// fetchHeader is the most read of a response's fields.
const fetchHeader = 256 << 10

// errPrivate is given by the dialler for addresses that are not public.
var errPrivate = errors.New("the address is not a public one")

// fetch reads a web address. Addresses that lead into private or special networks are refused when the connection is
// made, whatever name or redirect led there. No proxy is used: a proxy would dial for us, unchecked.
func (r *reader) fetch(address string) {
	if why := badAddress(address); why != "" {
		r.fail(address, stemma.Unreadable, "%s", why)
		return
	}
	ctx, cancel := context.WithTimeout(r.ctx, r.limits.Fetch)
	defer cancel()
	client := r.client()
	defer client.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		r.fail(address, stemma.Unreadable, "the address is not well formed")
		return
	}
	req.Header.Set("User-Agent", "stemma (news reader; one page at its user's request)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/json;q=0.9, text/plain;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip") // unpacked here, under our own caps
	resp, err := client.Do(req)
	if err != nil {
		r.fail(address, stemma.Unreadable, "%s", fetchNote(err, r.limits))
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		r.fail(address, stemma.Unreadable, "the site answered %s", resp.Status)
		return
	}
	raw, err := readCapped(resp.Body, r.limits.Body)
	if errors.Is(err, errTooLarge) {
		r.fail(address, stemma.TooLarge, "more than %s: save it as a file first", size(r.limits.Body))
		return
	}
	if err != nil {
		r.fail(address, stemma.Unreadable, "%s", fetchNote(err, r.limits))
		return
	}
	m := response{status: resp.StatusCode, header: map[string]string{"content-encoding": resp.Header.Get("Content-Encoding")}, body: raw}
	body, note, err := r.payload(m)
	if err != nil {
		r.fail(address, fateOf(err), "the response cannot be unpacked: %s", unpackNote(m.header["content-encoding"], err))
		return
	}
	c := stemma.Capture{Input: address, URL: resp.Request.URL.String(), Media: resp.Header.Get("Content-Type"), At: time.Now().UTC().Truncate(time.Second)}
	r.emit(c, body, note, 0)
}

func (r *reader) client() *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: r.checkDial}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: r.limits.Fetch,
			MaxResponseHeaderBytes: fetchHeader, DisableCompression: true, DisableKeepAlives: true, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > r.limits.Redirects {
				return fmt.Errorf("more than %d redirects", r.limits.Redirects)
			}
			if why := badAddress(req.URL.String()); why != "" {
				return errors.New(why)
			}
			return nil
		},
	}
}

// checkDial sees the address that is about to be connected to, after all names are resolved.
func (r *reader) checkDial(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errPrivate
	}
	if r.limits.Loopback && ap.Addr().Unmap().IsLoopback() {
		return nil
	}
	if !public(ap.Addr()) {
		return errPrivate
	}
	return nil
}

// badAddress says what is wrong with an address before anything is sent, or "".
func badAddress(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "the address is not well formed"
	case u.Scheme != "http" && u.Scheme != "https":
		return "only http and https addresses are fetched"
	case u.Host == "":
		return "the address is not well formed"
	case u.User != nil:
		return "the address holds a user name: fetch it yourself and give the file"
	}
	return ""
}

func fetchNote(err error, l Limits) string {
	var dns *net.DNSError
	switch {
	case errors.Is(err, errPrivate):
		return "it leads to an address that is not public: fetch it yourself and give the file"
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("no full answer in %s: try again, or fetch it yourself and give the file", l.Fetch)
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.As(err, &dns):
		return "the name " + dns.Name + " cannot be found: check it, and the network"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection broke off: try again"
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	return "it cannot be fetched: " + strings.TrimPrefix(err.Error(), "dial tcp ")
}

// specialNets are the networks that are not the public internet: RFC 6890 and its registry, multicast, and the forms in
// which IPv6 carries an IPv4 address, which are decoded first where that is one to one.
var specialNets = func() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
		"192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

var nat64 = netip.MustParsePrefix("64:ff9b::/96")

// public reports whether an address is on the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if !a.IsValid() || !a.IsGlobalUnicast() {
		return false
	}
	for _, p := range specialNets {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
