import { bytes, number, significant } from './format';
import type { LiveWords } from './live.en';

const seconds = (value: number) => `${number('zh', value, 1)} 秒`;

/** Words of the running camera, in Chinese. */
export const liveZh: LiveWords = {
  name: '实时摄像头',
  live: '实时',
  freeze: '定格',
  step: '单步',
  pace: (fps, ms) => `每秒 ${number('zh', fps, 1)} 帧 · 每次运行 ${number('zh', ms, ms < 10 ? 1 : 0)} 毫秒`,
  status: (fps, ms, device) =>
    `实时：每秒 ${number('zh', fps, 1)} 帧 · ${number('zh', ms, ms < 10 ? 1 : 0)} 毫秒 · ${device}`,
  waiting: '正在等待最初的几帧。',
  moment: '时刻',
  at: (frame, before, first) =>
    `第 ${number('zh', frame)} 帧，${before === 0 ? '最新' : `比最新的早 ${seconds(before)}`}${first === null ? '' : `：${first}`}`,
  whole: (frame, before) =>
    `网络图等展示所有层的部分：第 ${number('zh', frame)} 帧，早 ${seconds(before)}；定格后它们也展示当前这一帧。`,
  keeps: (span, most) =>
    `这个标签页里保留最近 ${number('zh', span)} 秒网络看到的画面，最多 ${bytes('zh', most)}。`,
  hidden: { message: '页面被隐藏，实时摄像头已停止。', advice: '需要时可以重新开始。' },
  channel: (layer, channel) => `${layer} 通道 ${channel}`,
  pin: (channel) => `钉住 ${channel}`,
  noPin: '要跟踪一个通道随时间的变化，请在网格中选中它并钉住；最多四个。',
  unpin: (channel) => `取消钉住 ${channel}`,
  unpinShort: '取消',
  pinned: '钉住的通道',
  legend: '钉住的通道，图例',
  pinnedNote: (span) => `最近 ${number('zh', span)} 秒里每一帧中各通道在 ReLU 之后的均值。`,
  meanAxis: '平均激活值',
  secondsBefore: '比最新一帧早多少秒',
  followed: (channel, newest, least, most) =>
    `${channel}：现在 ${significant('zh', newest, 3)}，介于 ${significant('zh', least, 3)} 与 ${significant('zh', most, 3)} 之间`,
};
