export const tools = ['curl', 'JavaScript', 'Go'] as const
export type Tool = (typeof tools)[number]

/** A few lines that ask what there is; the guide goes on from there. The token comes from the environment. */
export function starter(tool: Tool, origin: string): string {
  return programs[tool].replace('ADDRESS', `${origin}/api/graphql`)
}

const curl = `curl ADDRESS \\
  -H "Authorization: Bearer $YOUKONG_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{"query":"{ communities { name spaces { name } } }"}'`

const javaScript = `const response = await fetch('ADDRESS', {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Authorization: \`Bearer \${process.env.YOUKONG_TOKEN}\`,
  },
  body: JSON.stringify({ query: '{ communities { name spaces { name } } }' }),
})
const { data, errors } = await response.json()
console.log(errors ?? data.communities)`

const go = `package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	query := \`{"query":"{ communities { name spaces { name } } }"}\`
	request, err := http.NewRequest("POST", "ADDRESS", strings.NewReader(query))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+os.Getenv("YOUKONG_TOKEN"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		log.Fatal(err)
	}
}`

const programs: Record<Tool, string> = { curl, JavaScript: javaScript, Go: go }
