import type { FailuresWords } from './failures.en';
import { number } from './format';
import { modelProblems } from './models.zh';

/** Words about what failed, and what to do then, in Simplified Chinese. */
export const failuresZh: FailuresWords = {
  fetch: (url: string, status: number | null) => ({
    message: `无法加载 ${url}（${status === null ? '没有连接' : `状态码 ${status}`}）。`,
    advice: '请检查连接后重试。',
  }),
  checksum: (url: string) => ({
    message: `${url} 的校验和不对，不是应有的文件，因此没有用它运行。`,
    advice: '请清除浏览器缓存后重试。',
  }),
  model: (reason, message, offset) => ({
    message: `${modelProblems[reason].message}：${message}${offset === null ? '' : `（字节 ${number('zh', offset)}）`}。`,
    advice: modelProblems[reason].advice,
  }),
  runtime: (message: string) => ({
    message: `ONNX Runtime 报错：${message}`,
    advice: '请重试，或重新载入页面。',
  }),
  crashed: {
    message: '运行网络的工作线程连续两次崩溃。',
    advice: '请重试，会启动一个新的。如果再次崩溃，请关闭其他标签页，或换一张较小的图片。',
  },
  hung: (seconds: number) => ({
    message: `运行环境连续两次超过 ${number('zh', seconds)} 秒没有响应，已被终止。`,
    advice: '请重试，会启动一个新的。如果仍无响应，请关闭占用处理器的其他程序，或换一个较小的模型。',
  }),
  memory: {
    message: '浏览器的内存连续两次不够用。',
    advice: '请关闭其他标签页，或换一个较小的模型，然后重试。',
  },
  replaced: {
    crashed: '运行网络的工作线程崩溃了。',
    hung: (seconds: number) => `运行环境超过 ${number('zh', seconds)} 秒没有响应，已被终止。`,
    memory: '运行环境的内存不够用。',
    notStarted: '运行环境没有启动。',
    again: '已启动新的工作线程，并自动重做一次。图片、选择和设置都不变。',
    'one-thread': '原因可能是多线程，现在只用 1 个线程。',
    wasm: '现在改用 WebAssembly 运行网络，不再使用 WebGPU。',
  },
  device: {
    absent: () => '浏览器没有向此页面提供图形处理器。',
    differs: (layer) => `没有使用 WebGPU：在参考图片上，${layer} 的结果与 WebAssembly 的不一致。`,
    failed: (message) => `WebGPU 出错：${message}`,
  },
  cancelled: { message: '已取消，权重没有加载。', advice: '需要时请重试。' },
};
