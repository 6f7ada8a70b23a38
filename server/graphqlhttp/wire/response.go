package wire

import (
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// AppendResponse appends response as JSON. Response.Data is copied as it is,
// not encoded a second time; `data` is left out where nothing was executed, as
// the specification demands of request errors. What can't be encoded (a value in
// extensions) becomes INTERNAL.
func AppendResponse(dst []byte, response *graphql.Response) []byte {
	encoded, err := appendResponse(dst, response)
	if err != nil {
		failed := &graphql.Response{Errors: unexplained}
		encoded, _ = appendResponse(dst, failed)
	}
	return encoded
}

// AppendErrors appends errs as a JSON array that is never empty: a refusal
// without a reason becomes INTERNAL.
func AppendErrors(dst []byte, errs gqlerror.List) []byte {
	encoded, err := appendErrors(dst, errs)
	if err != nil {
		encoded, _ = appendErrors(dst, unexplained)
	}
	return encoded
}

var unexplained = gqlerror.List{Error(CodeInternal, "internal error")}

func appendResponse(dst []byte, response *graphql.Response) ([]byte, error) {
	dst = append(dst, '{')
	var err error
	if len(response.Errors) > 0 || response.Data == nil {
		if dst, err = appendErrors(append(dst, `"errors":`...), response.Errors); err != nil {
			return nil, err
		}
		dst = append(dst, ',')
	}
	if response.Data != nil {
		dst = append(append(append(dst, `"data":`...), response.Data...), ',')
	}
	if len(response.Extensions) > 0 {
		extensions, err := json.Marshal(response.Extensions)
		if err != nil {
			return nil, err
		}
		dst = append(append(append(dst, `"extensions":`...), extensions...), ',')
	}
	dst[len(dst)-1] = '}'
	return dst, nil
}

func appendErrors(dst []byte, errs gqlerror.List) ([]byte, error) {
	if len(errs) == 0 {
		errs = unexplained
	}
	encoded, err := json.Marshal(errs)
	return append(dst, encoded...), err
}
