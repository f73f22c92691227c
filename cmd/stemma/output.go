package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// place checks, before any work is done, that results can go to the file named, and gives its true name:
// a link is followed, never replaced.
func place(name string) (file string, special bool, err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return "", false, failed("cannot write %s: it is a folder; name a file in it", name)
	case err == nil:
		return name, !info.Mode().IsRegular(), nil
	case isLink(name):
		return "", false, failed("cannot write %s: it is a link to a file that does not exist", name)
	case !errors.Is(err, fs.ErrNotExist):
		return "", false, failed("cannot write %s: %v", name, cause(err))
	}
	folder := filepath.Dir(name)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return "", false, failed("cannot write %s: there is no folder %s; make it first", name, folder)
	}
	return name, false, nil
}

func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// output gives where results go: standard output, a device or pipe as it is, or a file that appears
// whole or not at all, whatever interrupts the work.
func (g *global) output(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(g.out)
	}
	name, special, err := place(name)
	if err != nil {
		return err
	}
	if special { // renaming over /dev/null would take it away from everybody
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err == nil {
			err = errors.Join(write(f), f.Close())
		}
		if err != nil && !errors.Is(err, syscall.EPIPE) {
			return failed("cannot write %s: %v", name, cause(err))
		}
		return nil
	}
	mode := fs.FileMode(0o666) // less what the user's umask takes away
	old, statErr := os.Stat(name)
	part := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.part", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return failed("cannot write %s: %v", name, cause(err))
	}
	done := cleared(part)
	defer done()
	err = write(f)
	if err == nil && statErr == nil {
		err = f.Chmod(old.Mode().Perm())
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(part, name)
	}
	if err != nil {
		return failed("cannot write %s: %v", name, cause(err))
	}
	return nil
}

// cleared sees that an unfinished file does not stay behind: neither after done, nor when a signal ends the process.
func cleared(part string) (done func()) {
	signals, end := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			os.Remove(part)
			status := 128 // as shells count
			if n, ok := s.(syscall.Signal); ok {
				status += int(n)
			}
			os.Exit(status)
		case <-end:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(end)
		os.Remove(part)
	}
}

// cause takes the operation and the working name off an error of the file system.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
