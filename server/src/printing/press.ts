import type { PrintJob } from '../domain/materials/print';

/** Where print files are made. A refusal of the domain (`ApiError`) comes back as it was thrown. */
export interface Press {
  print(job: PrintJob): Promise<Uint8Array>;
  close(): Promise<void>;
}
