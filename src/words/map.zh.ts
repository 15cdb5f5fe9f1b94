import type { MapWords } from './map.en';
import { number, significant } from './format';

/** Words of the network map and of the Fire diagram, in Simplified Chinese. */
export const mapZh: MapWords = {
  name: (model) => (model ? `${model} 的网络图` : '网络图'),
  layers: (model) => (model ? `${model} 网络图中的层` : '网络图中的层'),
  read: {
    channels: '宽：通道数。高：特征图行数。色带：通道数之比。柱：乘加次数。',
    macs: '宽：通道数。高：特征图行数。色带与柱：乘加次数。',
    bytes: '宽：通道数。高：特征图行数。色带与柱：激活的字节数。',
  },
  reached: '左边缘的白色标记：该像素能影响到的行。',
  parts: { squeeze: '压缩', expand1x1: '1×1', expand3x3: '3×3', concat: '拼接' },
  upper: '扩展 1×1（上半）',
  lower: '扩展 3×3（下半）',
  dot: '没有特征图',
  larger: (name, across, down) =>
    `${name} 画得宽 ${number('zh', across)} 倍、高 ${significant('zh', down, 2)} 倍。`,
  most: (value) => `${value} 次乘加`,
  flow: '色带',
  flows: { channels: '通道数', macs: '乘加次数', bytes: '字节数' },
  zoom: '网络图缩放',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomed: (times) => `${number('zh', times, times % 1 ? 1 : 0)}×`,
  open: (name) => `展开 ${name}`,
  close: (name) => `收起 ${name}`,
  overview: '网络图的可见部分',
  layer: '层',
  shape: '输出形状',
  parameters: '参数',
  macs: '乘加次数',
  bytes: '输出字节数',
  unknown: '未知',
};
