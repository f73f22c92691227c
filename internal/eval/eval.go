// Package eval answers: how good is it? It runs data sets through the same rooms that the product
// uses and prints each score beside the simplest thing that could work and beside a published rival.
//
// A set is a function from the folder of data to scores. Floors (eval/floors.txt) only rise.
// The metrics are defined in the README of the data and named M1 to M19 there.
package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
)

// A Score is one figure of one data set.
type Score struct {
	Set, Metric string
	Value       float64
	N           int     // items it was measured on
	Baseline    float64 // the simplest thing that could work; NaN if there is none
	Trivial     string  // what that is
	Published   string  // best figure read in a source, with its name; empty if none
	Lower       bool    // smaller is better
}

// A Set is a data set and how it is scored.
type Set struct {
	Name string
	What string
	Run  func(data fs.FS) ([]Score, error)
}

// Lines decodes a gzipped JSON Lines file of data, one value a line, in order.
func Lines[T any](data fs.FS, name string, each func(T) error) error {
	f, err := data.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	dec := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for n := 1; ; n++ {
		var v T
		if err := dec.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: record %d: %w", name, n, err)
		}
		if err := each(v); err != nil {
			return err
		}
	}
}

// F1 gives precision, recall and their harmonic mean of right answers among those given and those expected.
func F1(right, given, expected float64) (p, r, f float64) {
	if given > 0 {
		p = right / given
	}
	if expected > 0 {
		r = right / expected
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}
