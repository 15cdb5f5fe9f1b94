import type { PictureWords } from './picture.en';

/** Words about the picture: where it comes from, what the network sees of it, and why it could not be taken, in Simplified Chinese. */
export const pictureZh: PictureWords = {
  choosePicture: '选择图片',
  choose: '选择',
  camera: '拍照',
  paste: '粘贴',
  dropHere: '把图片拖到页面任意位置松开',
  samples: '示例图片',
  figure: '图片',
  input: '输入图片',
  seen: (size: number) => `网络看到的画面：${size} × ${size} 像素`,
  unseen: '这个网络尚未看到它',
  pick: '图片中的点：方向键移动，回车键选定',
  pickAt: (x: number, y: number) => `第 ${x} 列、第 ${y} 行的点：方向键移动，回车键选定`,
  fed: (width: number, height: number, size: number) => `${width} × ${height}，已转正 → ${size} × ${size}`,
  unchanged: (size: number) => `原样输入：图片本来就是 ${size} × ${size}`,
  via: (side: number) => `先缩小到 ${side} × ${side}：这组权重只见过模糊的图片`,
  fit: '适配方式',
  fits: {
    warp: { name: '拉伸', meaning: '拉成正方形，与原作者的做法一致' },
    cover: { name: '裁剪', meaning: '取中间的正方形，不变形' },
    contain: { name: '完整', meaning: '保留整张图片，空出的边填色' },
  },
  cameraTitle: '拍照',
  cameraPreview: '摄像头预览',
  cameraPrivacy: '照片不会离开这个浏览器。',
  cameraAsking: '正在等待摄像头。浏览器可能会请你授权。',
  cameraDevice: '设备',
  cameraUnnamed: (n: number) => `摄像头 ${n}`,
  snap: '拍摄',
  close: '关闭',
  problems: {
    several: {
      message: '一次收到了多个文件，只取了第一个。',
      advice: '想看别的图片，请单独选择它。',
    },
    'text-dropped': {
      message: '拖进来的不是文件，而是文字、链接或其他网页里的图片。',
      advice: '请先把图片保存下来，再把文件拖进来。',
    },
    'folder-dropped': {
      message: '拖进来的是一个文件夹。',
      advice: '请打开它，把其中一张图片拖进来。',
    },
    'nothing-in-clipboard': {
      message: '剪贴板里没有图片。',
      advice: '请复制图片本身（不是图片地址），然后再粘贴。',
    },
    'clipboard-refused': {
      message: '浏览器没有允许本页读取剪贴板。',
      advice: '请改按 Ctrl+V（Mac 上按 ⌘V），或在网站设置里允许剪贴板。',
    },
    'no-camera': {
      message: '没有找到摄像头。',
      advice: '请接上摄像头后重试，或者选择一张图片。',
    },
    'camera-refused': {
      message: '浏览器没有允许本页使用摄像头。',
      advice: '请在网站设置里允许摄像头后重试，或者选择一张图片。',
    },
    'camera-busy': {
      message: '摄像头无法启动，可能正被其他程序占用。',
      advice: '请关闭那个程序后重试。',
    },
    'camera-lost': {
      message: '摄像头已断开。',
      advice: '请重新接上后重试，或者选择一张图片。',
    },
    'camera-insecure': {
      message: '浏览器不向本页提供摄像头。',
      advice: '浏览器只在 https 或 localhost 下提供摄像头。请改为选择一张图片。',
    },
    empty: {
      message: '这个文件是空的。',
      advice: '可能没有下载完整：请重新获取，或者换一张图片。',
    },
    'not-a-picture': {
      message: '这个文件不是图片。',
      advice: '请选择 JPEG、PNG、WebP、GIF、AVIF 或 BMP 文件。',
    },
    truncated: {
      message: '图片文件不完整，结尾缺失。',
      advice: '请从原处重新获取，或者换一张图片。',
    },
    'too-large': {
      message: '图片的像素太多，超出了浏览器能处理的大小。',
      advice: '请先用图片软件缩小：网络最多只看其中的 227 × 227 像素。',
    },
    svg: {
      message: '这是 SVG 矢量图，本身没有像素。',
      advice: '请导出为 PNG 后再选择。',
    },
    heic: {
      message: '这张图片是 HEIC 格式，当前浏览器无法读取。',
      advice: '请另存为 JPEG（iPhone：设置 → 相机 → 格式 → 兼容性最佳）后再选择。',
    },
    undecodable: {
      message: '浏览器无法读取这张图片。',
      advice: '文件可能已损坏或格式少见：请另存为 JPEG 或 PNG。',
    },
  },
};
