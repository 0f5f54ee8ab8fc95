// Package helm keeps the types of helm-controller among what is downloaded.
package helm

import _ "github.com/fluxcd/helm-controller/api/v2"
