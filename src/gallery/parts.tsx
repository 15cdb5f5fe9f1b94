import type { ReactNode } from 'preact/compat';
import { Camera } from '../views/Camera';
import { CameraPanel, type CameraProblem } from '../views/CameraPanel';
import { Chart } from '../views/Chart';
import { Choice } from '../views/Choice';
import { DataTable } from '../views/DataTable';
import { DialogContent } from '../views/Dialog';
import { ExportMenu } from '../views/ExportMenu';
import { FieldOutlines } from '../views/FieldOutlines';
import { InputPicture } from '../views/InputPicture';
import { MapImage } from '../views/MapImage';
import { Offer } from '../views/Offer';
import { PixelMark } from '../views/PixelMark';
import { Table, TableScroll } from '../views/Table';
import { TermLinks } from '../views/TermLinks';
import { ValueGrid } from '../views/ValueGrid';
import { ignore, type Material } from './material';
import { Opened } from './Opened';

/** What other views, and several pages, are made of. */
export function parts({ framed }: Material): Record<string, ReactNode> {
  const input = { framed, source: null, fit: 'warp', via: null, alt: 'A lighthouse' } as const;
  const grid = {
    name: 'Map',
    map: { height: 2, width: 3, data: Float32Array.of(0, 1, 2, 3, NaN, Infinity) },
    domain: { min: 0, max: 3, kind: 'sequential' },
    palette: 'inferno',
    at: { row: 0, column: 1 },
    marked: { row: 0, column: 1 },
    onPoint: ignore,
    onHover: ignore,
  } as const;
  const camera = {
    video: { current: null },
    devices: [],
    chosen: null,
    onRunning: ignore,
    onDevice: ignore,
    onRetry: ignore,
    onSnap: ignore,
    onClose: ignore,
  } as const;
  const two = ['front', ''].map((label, i) => ({ deviceId: String(i), label }));
  const problems: readonly CameraProblem[] = [
    'no-camera',
    'camera-refused',
    'camera-busy',
    'camera-lost',
    'camera-insecure',
  ];
  const table = () => ({ columns: ['Layer', 'MACs'], rows: [['conv1', 12]] });
  return {
    'Camera: opened by a button': <Opened>{(close) => <Camera onPicture={close} onClose={close} />}</Opened>,
    'CameraPanel: asking': <CameraPanel {...camera} state={{ kind: 'asking' }} />,
    'CameraPanel: running, two cameras': (
      <CameraPanel {...camera} state={{ kind: 'running' }} devices={two} chosen="1" />
    ),
    ...Object.fromEntries(
      problems.map((problem) => [
        `CameraPanel: ${problem}`,
        <CameraPanel key={problem} {...camera} state={{ kind: 'problem', problem }} />,
      ]),
    ),
    'DialogContent: a title and a text': (
      <DialogContent id="dialog-title" title="Title" onClose={ignore}>
        <p>Text.</p>
      </DialogContent>
    ),
    'Offer: something that can wait': (
      <Offer
        name="Offer"
        message="What is there."
        advice="What comes of it."
        action="Take it"
        onAction={ignore}
        onDismiss={ignore}
      />
    ),
    'TermLinks: two terms': (
      <TermLinks
        label="Terms"
        name="Terms: conv1"
        terms={['stride', 'padding'].map((id) => ({ id, name: id, says: `What ${id} is.`, href: `#${id}` }))}
        notes={['Often said, and not so: “Stride is padding.” One moves, the other surrounds.']}
        onTerm={ignore}
      />
    ),
    'Choice: three options': (
      <Choice
        label="Order"
        value="b"
        options={['a', 'b', 'c'] as const}
        nameOf={(each) => each.toUpperCase()}
        onChange={ignore}
      />
    ),
    'Choice: disabled': (
      <Choice label="Order" value="a" options={['a']} nameOf={(each) => each} disabled onChange={ignore} />
    ),
    'DataTable: closed': (
      <DataTable caption="Numbers" columns={['Layer', 'MACs']} rows={() => [['a', '1']]} />
    ),
    'Table: numbers': <Table caption="Numbers" columns={['Layer', 'MACs']} rows={[['conv1', '12']]} />,
    'Table: words, in a region': (
      <TableScroll name="Keys">
        <Table
          prose
          columns={['Key', 'What it does']}
          rows={[
            ['A', 'This.'],
            ['B', 'That.'],
          ]}
        />
      </TableScroll>
    ),
    'ExportMenu: closed': <ExportMenu title="Numbers" note="Note." table={table} />,
    'Chart: with a readout': (
      <Chart title="Numbers" note="Note." table={table} readout="conv1: 12">
        {(width) => (
          <svg width={width} height={20}>
            <rect width={width / 2} height={20} />
          </svg>
        )}
      </Chart>
    ),
    'MapImage: one value not finite': (
      <MapImage name="Map" map={grid.map} domain={grid.domain} palette="inferno" />
    ),
    'ValueGrid: alone, framed': (
      <ValueGrid {...grid} under={null} framed={{ top: 0, left: 1, bottom: 1, right: 2 }} />
    ),
    'ValueGrid: over the picture': (
      <ValueGrid
        {...grid}
        under={{ picture: framed.pixels, place: { x: 20, y: 30, width: 150, height: 100 }, opacity: 0.6 }}
      />
    ),
    'PixelMark: on the picture': (
      <InputPicture {...input}>
        <PixelMark x={100} y={60} />
      </InputPicture>
    ),
    'FieldOutlines: of two models': (
      <InputPicture {...input}>
        <FieldOutlines
          fields={[
            { name: '1.0', rect: { x: 10, y: 20, width: 60, height: 50 } },
            { name: '1.1', rect: { x: 20, y: 30, width: 30, height: 30 } },
          ]}
        />
      </InputPicture>
    ),
  };
}
