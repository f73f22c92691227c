package main

import (
	"encoding/json"
	"testing"
)

func TestLowerKeys(t *testing.T) {
	type inner struct {
		OfText string
		ID     string
		List   []int
		Empty  []string
	}
	got, err := lowerKeys(struct {
		SHA256  string
		AsOf    *int
		Inner   []inner
		True    bool
		Number  float64
		already int
	}{SHA256: "a<b", Inner: []inner{{OfText: "OfText: \"x\"", List: []int{1, -2}}, {}}, True: true, Number: 1.5e9})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"sha256":"a<b","as_of":null,"inner":[{"of_text":"OfText: \"x\"","id":"","list":[1,-2],"empty":null},{"of_text":"","id":"","list":null,"empty":null}],"true":true,"number":1500000000}` + "\n"
	if string(got) != want || !json.Valid(got) {
		t.Errorf("%s", got)
	}
}
