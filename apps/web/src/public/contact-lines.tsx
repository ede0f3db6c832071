import { Mail, MapPin, Phone } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { phone as formatted } from '@/format/phone';

/** How to reach somebody: each line is a link that the phone can follow. */
export async function ContactLines({
  phone,
  email,
  postalAddress,
}: {
  phone: string;
  email: string;
  postalAddress?: string;
}) {
  const t = await getTranslations('public');
  const link = 'text-accent underline underline-offset-4 [overflow-wrap:anywhere]';
  const line = 'flex min-h-10 items-center gap-3 [&_svg]:size-[18px] [&_svg]:shrink-0 [&_svg]:text-ink-3';
  return (
    <ul>
      <li className={line}>
        <Phone aria-hidden="true" />
        <span className="sr-only">{t('phoneLabel')}: </span>
        <a href={`tel:${phone}`} className={link}>
          {formatted(phone)}
        </a>
      </li>
      <li className={line}>
        <Mail aria-hidden="true" />
        <span className="sr-only">{t('emailLabel')}: </span>
        <a href={`mailto:${email}`} className={link}>
          {email}
        </a>
      </li>
      {postalAddress ? (
        <li className={line}>
          <MapPin aria-hidden="true" />
          <span className="sr-only">{t('addressLabel')}: </span>
          {postalAddress}
        </li>
      ) : null}
    </ul>
  );
}
