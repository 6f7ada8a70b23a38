// Audits a running server against the GraphQL over HTTP draft.
//
//   node audits.mjs http://localhost:8080/graphql
//
// Prints what is not ok and the totals, and exits with 1 unless every audit, the
// MAYs included, is ok.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!URL.canParse(url ?? '')) {
  console.error('Usage: node audits.mjs <url of the GraphQL endpoint>');
  process.exit(2);
}

const totals = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const audit of serverAudits({ url })) {
  const result = await audit.fn().catch((error) => {
    console.error(`${url} can't be reached: ${error.cause?.message ?? error.message}`);
    process.exit(2);
  });
  totals[result.status] += 1;
  if (result.status !== 'ok') {
    console.log(`${result.status.toUpperCase()} ${audit.id} ${audit.name}: ${result.reason}`);
  }
}

const all = Object.values(totals).reduce((sum, count) => sum + count, 0);
console.log(`${totals.ok} of ${all} audits are ok`);
process.exit(all > 0 && totals.ok === all ? 0 : 1);
