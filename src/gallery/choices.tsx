import type { ReactNode } from 'preact/compat';
import { layerOf, type LayerKey } from '../network/types';
import { AllClasses } from '../views/AllClasses';
import { ClassChoice } from '../views/ClassChoice';
import { Facts } from '../views/Facts';
import { FedPreview } from '../views/FedPreview';
import { FitChoice } from '../views/FitChoice';
import { InputPicture, UnseenPicture } from '../views/InputPicture';
import { Lens } from '../views/Lens';
import { MapControls } from '../views/MapControls';
import { PictureSource } from '../views/PictureSource';
import { SampleGallery } from '../views/SampleGallery';
import { SettingsForm } from '../views/SettingsForm';
import { ignore, type Material } from './material';

const WIDE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><circle cx="32" cy="16" r="16" fill="orange"/></svg>';

/** The picture, and what is chosen. */
export function choices({ network, recorded, framed }: Material): Record<string, ReactNode> {
  const input = { framed, source: null, fit: 'warp', via: null, alt: 'A lighthouse' } as const;
  const controls = (key: LayerKey, pre: boolean) => {
    const layer = layerOf(network, key);
    return (
      layer && (
        <MapControls layer={layer} sort="mean" scale="layer" palette="inferno" pre={pre} onChange={ignore} />
      )
    );
  };
  const settings = {
    theme: 'dark',
    lang: 'en',
    languages: { en: 'English', zh: '中文' },
    palette: 'inferno',
    palettes: ['inferno', 'viridis'],
    shortcuts: true,
    gpu: true,
    processor: 'auto',
    onChange: ignore,
    onReset: ignore,
  } as const;
  const authorsInput = {
    size: 227,
    resize: 256,
    via: null,
    order: 'BGR',
    scale: 1,
    mean: [104, 117, 123],
    std: [1, 1, 1],
  } as const;
  const samples = ['lighthouse', 'lemon'].map((name, i) => ({
    file: `${name}.jpg`,
    title: { en: name, zh: name },
    alt: { en: `A ${name}`, zh: name },
    classIndex: i,
  }));
  return {
    'InputPicture: as fed': <InputPicture {...input} />,
    'InputPicture: resampled on the way': <InputPicture {...input} fit="cover" via={112} />,
    'InputPicture: under the lens': (
      <InputPicture {...input} onPoint={ignore}>
        <Lens lens={{ x: -10, y: 40, width: 60, height: 30 }} size={framed.pixels.width} />
      </InputPicture>
    ),
    'UnseenPicture: a wide file': <UnseenPicture source={new Blob([WIDE], { type: 'image/svg+xml' })} />,
    'PictureSource: three ways': <PictureSource onPicture={ignore} onProblem={ignore} />,
    'SampleGallery: one chosen': (
      <SampleGallery samples={samples} folder="samples/" chosen="lemon.jpg" onSample={ignore} />
    ),
    'SampleGallery: none chosen': (
      <SampleGallery samples={samples} folder="samples/" chosen={null} onSample={ignore} />
    ),
    'FedPreview: the authors’ input': <FedPreview pixels={framed.pixels} recipe={authorsInput} />,
    'FedPreview: no picture yet': <FedPreview pixels={null} recipe={authorsInput} />,
    'FitChoice: warp': <FitChoice fit="warp" onFit={ignore} />,
    'MapControls: of a convolution, before ReLU': controls('conv1', true),
    'MapControls: no ReLU': controls('pool1', false),
    'ClassChoice: three classes': (
      <ClassChoice label="Class" value={1} order={[2, 1, 0]} classes={[]} onClass={ignore} />
    ),
    'AllClasses: closed': (
      <AllClasses
        probabilities={recorded('prob')?.data ?? new Float32Array(0)}
        logits={recorded('pool10')?.data ?? new Float32Array(0)}
        classes={[]}
        onClass={ignore}
      />
    ),
    'SettingsForm: measured and kept': <SettingsForm {...settings} tour={2} threads={4} faster="wasm" kept />,
    'SettingsForm: not kept': (
      <SettingsForm {...settings} tour={null} threads={null} faster={null} kept={false} />
    ),
    'Facts: one line and two': (
      <Facts
        facts={[
          ['This', 'one'],
          ['That', 'one', 'two'],
        ]}
      />
    ),
  };
}
