import type { Language } from './look'

const zh = {
  title: '接口试验台',
  product: '有空',
  back: '返回有空',
  language: 'English',
  examples: '示例操作',
  examplesHint: '点一个示例，会在新标签页里打开，变量是真的，可以直接运行。',
  needsPerson: '需要身份',
  endpoint: '接口地址',
  withCookies: '使用浏览器会话',
  withToken: '使用令牌',
  token: '令牌',
  tokenLabel: '粘贴令牌',
  tokenHint: '令牌只留在这个标签页里，关掉就没了。有令牌时请求发往 /api/graphql，浏览器会话不参与。',
  tokenUse: '使用',
  tokenDrop: '不再使用令牌',
  tokenMalformed: '这不像一个令牌：里面有令牌不会有的字符。',
  demo: '演示人物',
  demoHint: '这是演示环境，可以直接借用这些虚构人物的令牌。',
  asking: '正在确认身份…',
  actingAs: '身份：{name}',
  anonymous: '未登录，只能查询公开信息',
  refused: '服务器不接受这个令牌',
  unreachable: '连不上服务器',
  noBooking: '您没有可取消的预约，请先运行“预约空间”。',
  noFreeHour: '明天已经没有空闲的钟点了，变量里填的是明天同一时间，运行后会看到拒绝的原因和其他选择。',
  failed: '没能取得示例要用的数据：{reason}',
  summaryErrors: '出错了',
  summaryRefusals: '不能预约的原因',
  loading: '正在载入编辑器…',
  'example.communities': '社区和空间',
  'example.today': '今天的空闲',
  'example.follow': '实时关注空闲',
  'example.check': '问问能不能约',
  'example.book': '预约空间',
  'example.mine': '我的预约',
  'example.cancel': '取消预约',
  'code.UNAUTHENTICATED': '先说明您是谁：在上面选一个演示人物，或粘贴令牌。',
  'code.FORBIDDEN': '这个身份没有权限做这件事。',
  'code.NOT_FOUND': '找不到，或者不对这个身份开放。',
  'code.BAD_USER_INPUT': '请检查变量：有的值格式不对或不存在。',
  'code.GRAPHQL_VALIDATION_FAILED': '操作和接口对不上，请对照左侧的文档。',
  'code.GRAPHQL_PARSE_FAILED': '操作写得不完整，请看编辑器里的红线。',
  'code.CONFLICT': '同一个 key 已经用于别的内容，请换一个 key。',
  'code.RATE_LIMITED': '请求太频繁，请稍后再试。',
  'code.TOO_COSTLY': '这个操作要的东西太多，请少取一些字段或条目。',
  'code.UNAVAILABLE': '服务暂时不可用，请稍后再试。',
  'code.INTERNAL': '服务器内部出错，请把请求编号告诉管理员。',
  'code.NETWORK': '没有连上服务器。检查网络后再运行一次。',
  'code.HTTP': '服务器的回答不是 GraphQL 结果。',
  'code.SOCKET': '实时连接断开了。再按一次运行就会重新连接。',
}

export type Texts = typeof zh

const en: Texts = {
  title: 'API playground',
  product: 'Youkong',
  back: 'Back to Youkong',
  language: '中文',
  examples: 'Examples',
  examplesHint: 'An example opens in a tab of its own. Its variables are real: just run it.',
  needsPerson: 'needs a person',
  endpoint: 'Endpoint',
  withCookies: 'with the session of this browser',
  withToken: 'with a token',
  token: 'Token',
  tokenLabel: 'Paste a token',
  tokenHint:
    'A token stays in this browser tab and is gone when you close it. With a token, requests go to /api/graphql and the session of this browser takes no part.',
  tokenUse: 'Use',
  tokenDrop: 'Stop using the token',
  tokenMalformed: 'This does not look like a token: it holds characters that no token has.',
  demo: 'Demo people',
  demoHint: 'This is a demo: borrow the token of one of these invented people.',
  asking: 'Finding out who you are…',
  actingAs: 'Acting as {name}',
  anonymous: 'Not signed in: public data only',
  refused: 'The server does not accept this token',
  unreachable: 'The server cannot be reached',
  noBooking: 'You have no booking that can be cancelled. Run “Book a space” first.',
  noFreeHour: 'No hour of tomorrow is free. The variables name this time tomorrow: run it to see the reasons and alternatives.',
  failed: 'The data for the example could not be fetched: {reason}',
  summaryErrors: 'Something went wrong',
  summaryRefusals: 'Why it was refused',
  loading: 'Loading the editor…',
  'example.communities': 'Communities and spaces',
  'example.today': 'Availability today',
  'example.follow': 'Follow availability',
  'example.check': 'Check a booking',
  'example.book': 'Book a space',
  'example.mine': 'My bookings',
  'example.cancel': 'Cancel a booking',
  'code.UNAUTHENTICATED': 'Say who you are first: choose a demo person above, or paste a token.',
  'code.FORBIDDEN': 'This person may not do that.',
  'code.NOT_FOUND': 'It does not exist, or not for this person.',
  'code.BAD_USER_INPUT': 'Look at the variables: a value is malformed or unknown.',
  'code.GRAPHQL_VALIDATION_FAILED': 'The operation does not fit the schema: compare it with the docs at the left.',
  'code.GRAPHQL_PARSE_FAILED': 'The operation is incomplete: see the red line in the editor.',
  'code.CONFLICT': 'The same key was used for something else: take another key.',
  'code.RATE_LIMITED': 'Too many requests: wait a little.',
  'code.TOO_COSTLY': 'The operation asks for too much: take fewer fields or items.',
  'code.UNAVAILABLE': 'The service is away for a moment: try again soon.',
  'code.INTERNAL': 'The server failed: give its operator the request id.',
  'code.NETWORK': 'The server was not reached. Check the network and run it again.',
  'code.HTTP': 'What the server answered is no GraphQL result.',
  'code.SOCKET': 'The live connection ended. Run it again to reconnect.',
}

const all: Record<Language, Texts> = { 'zh-CN': zh, en }

export type Say = (key: keyof Texts, values?: Record<string, string>) => string

export function speaker(language: Language): Say {
  const texts = all[language]
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** What helps against an error of this code; undefined for codes that explain themselves. */
export function hint(say: Say, code: string): string | undefined {
  const key = `code.${code}`
  return isKey(key) ? say(key) : undefined
}

function isKey(key: string): key is keyof Texts {
  return Object.hasOwn(zh, key)
}
