// By what a visitor can be blocked, and an example of each. The server reads what is typed.
import type { BlockKind } from '../../api/types'

export const kinds: readonly BlockKind[] = ['email', 'address', 'visitor', 'variable']

export const examples: Record<BlockKind, string> = {
  email: 'eva@shop.example',
  address: '203.0.113.0/24',
  visitor: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  variable: 'plan=internal',
}
