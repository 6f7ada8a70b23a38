// Package graphqlhttp serves GraphQL over HTTP: one answer to POST and GET, and
// GraphQL over SSE in distinct connections mode.
//
// It follows every MUST, SHOULD and MAY of the GraphQL over HTTP draft that the
// audits of the npm package graphql-http check. What the draft leaves open:
//
//   - A request that can't be read (bad JSON, a parameter of the wrong type) is
//     400 under both media types. A readable one whose document fails is 200 under
//     application/json and 400 under application/graphql-response+json, where a
//     refusal's code may choose a better 4xx or 5xx. RATE_LIMITED is 429 under both.
//   - Batches are refused: limits count per request.
//   - POST takes application/json and nothing else. A page of another origin can't
//     send that without a preflight, which the session endpoint never grants. So
//     no mutation can be forged, also not by a form.
//   - GET runs queries only, which change nothing; answers carry nosniff and
//     no-store, and without CORS no other origin can read them. That alone is safe,
//     and the draft wants plain GETs to work. On top of it a browser's own word is
//     used: a request that Sec-Fetch-Site calls cross-site or same-site is refused
//     unless it carries a header that forces a preflight (Authorization,
//     X-Requested-With, GraphQL-Require-Preflight or a JSON content type), or
//     Options.AllowCrossSite lets it pass. So nobody can make a visitor's browser run
//     costly queries with the visitor's cookie, or time them.
//
// Over SSE a request error is an event, as the protocol demands: the client asked
// for events. A stream that the server ends early, because a session was revoked or
// the server restarts, says so in a last `next` with errors, then `complete`.
package graphqlhttp
