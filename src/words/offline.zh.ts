import { number } from './format';
import type { offlineEn } from './offline.en';

/** Words about use without a connection, in Simplified Chinese. */
export const offlineZh: typeof offlineEn = {
  ready: '可离线使用',
  notReady: '不能离线使用：浏览器在此处不保存文件。',
  newVersion: '此页面有新版本。',
  take: '重新加载到新版本',
  picturesAnew: '视图和您的图片都保持不变。',
  held: (others) =>
    `还有 ${number('zh', others)} 个标签页在使用旧版本。请在那里也换用新版本或将其关闭，然后再按一次。`,
  lost: {
    message: '分享的图片没有到达：浏览器在此处不保存文件。',
    advice: '请改为在页面上选择图片。',
  },
  canvas: {
    message: '为防止跟踪，此浏览器改动了页面从图片中读到的像素。',
    advice:
      '送入网络的内容与您的图片略有不同，所有数字也随之不同。要看到真实数字，请允许此页面读取画布，或换用其他浏览器。',
  },
};
