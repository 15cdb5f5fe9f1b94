import { number, significant } from './format';

const partsEn: Partial<Record<string, string>> = {
  squeeze: 'squeeze',
  expand1x1: '1×1',
  expand3x3: '3×3',
  concat: 'concat',
};

/** Words of the network map and of the Fire diagram, in English. */
export const mapEn = {
  name: (model?: string) => (model ? `Network map in ${model}` : 'Network map'),
  layers: (model?: string) => (model ? `Layers of the map in ${model}` : 'Layers of the map'),
  read: {
    channels: 'Width: channels. Height: rows of the maps. Ribbons: share of the channels. Bars: MACs.',
    macs: 'Width: channels. Height: rows of the maps. Ribbons and bars: MACs.',
    bytes: 'Width: channels. Height: rows of the maps. Ribbons and bars: bytes of activations.',
  },
  /** Over the parts of an opened module. */
  parts: partsEn,
  upper: 'expand 1×1 (upper half)',
  lower: 'expand 3×3 (lower half)',
  dot: 'no maps',
  larger: (name: string, across: number, down: number) =>
    `${name} is drawn ${number('en', across)} times wider and ${significant('en', down, 2)} times taller.`,
  most: (value: string) => `${value} MACs`,
  flow: 'Ribbons',
  flows: { channels: 'channels', macs: 'MACs', bytes: 'bytes' },
  zoom: 'Zoom of the map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomed: (times: number) => `${number('en', times, times % 1 ? 1 : 0)}×`,
  open: (name: string) => `Open ${name}`,
  close: (name: string) => `Close ${name}`,
  overview: 'Part of the map in sight',
  layer: 'layer',
  shape: 'output shape',
  parameters: 'parameters',
  macs: 'MACs',
  bytes: 'output bytes',
  unknown: 'unknown',
};

type MapWords = typeof mapEn;

/** The same in Chinese. */
export const mapZh: MapWords = {
  name: (model) => (model ? `${model} 的网络图` : '网络图'),
  layers: (model) => (model ? `${model} 网络图中的层` : '网络图中的层'),
  read: {
    channels: '宽：通道数。高：特征图行数。色带：通道数之比。柱：乘加次数。',
    macs: '宽：通道数。高：特征图行数。色带与柱：乘加次数。',
    bytes: '宽：通道数。高：特征图行数。色带与柱：激活的字节数。',
  },
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
