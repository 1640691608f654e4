import { gatewayUrl } from './schema/parts'

describe('where a council’s notices are sent to', () => {
  it.each([
    'https://api.notifications.service.gov.uk',
    'https://gateway.example.org:8443/v2/',
    'http://127.0.0.1:4010',
  ])('may be %s', (url) => expect(gatewayUrl.safeParse(url).success).toBe(true))

  it.each([
    'http://api.notifications.service.gov.uk',
    'http://10.0.0.7:80',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1.example.org:80',
    'http://localhost@example.org:80',
    'http://0x7f000001:80',
    'http://[::ffff:169.254.169.254]:80',
    'https://name:password@example.org',
    'https://example.org/?to=elsewhere',
    'https://example.org#there',
    'file:///etc/passwd',
    'ftp://example.org',
    'javascript:alert(1)',
    '//example.org',
    'example.org',
    'https://example.org\n.example.com',
    '',
  ])('may not be %j', (url) => expect(gatewayUrl.safeParse(url).success).toBe(false))
})
