// Reads a stream of YAML documents and prints them as one JSON array, as the Go programs around Kubernetes understand them.
// With the argument `v3`, the third major version of go-yaml reads instead of the one that kubectl uses.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"
)

func main() {
	log.SetFlags(0)
	stream, err := io.ReadAll(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	read := readAsKubectl
	if len(os.Args) > 1 && os.Args[1] == "v3" {
		read = readWithV3
	}
	documents := []json.RawMessage{}
	for index, document := range split(string(stream)) {
		value, err := read([]byte(document))
		if err != nil {
			log.Fatalf("document %d: %v\n%s", index, err, document)
		}
		documents = append(documents, value)
	}
	if err := json.NewEncoder(os.Stdout).Encode(documents); err != nil {
		log.Fatal(err)
	}
}

// kubectl divides a stream at these lines before it looks at the YAML; the line feed before one stays with its document.
func split(stream string) []string {
	documents := strings.Split(strings.TrimPrefix(stream, "---\n"), "\n---\n")
	for index := range len(documents) - 1 {
		documents[index] += "\n"
	}
	return documents
}

func readAsKubectl(document []byte) (json.RawMessage, error) {
	return yaml.YAMLToJSONStrict(document)
}

func readWithV3(document []byte) (json.RawMessage, error) {
	var value any
	if err := yamlv3.Unmarshal(document, &value); err != nil {
		return nil, err
	}
	value, err := withTextKeys(value)
	if err != nil {
		return nil, err
	}
	return json.Marshal(value)
}

// A map that has a key other than a text is no object in JSON.
func withTextKeys(value any) (any, error) {
	switch value := value.(type) {
	case map[any]any:
		return nil, fmt.Errorf("a key is not a text: %v", value)
	case map[string]any:
		for key, member := range value {
			converted, err := withTextKeys(member)
			if err != nil {
				return nil, err
			}
			value[key] = converted
		}
	case []any:
		for index, item := range value {
			converted, err := withTextKeys(item)
			if err != nil {
				return nil, err
			}
			value[index] = converted
		}
	}
	return value, nil
}
