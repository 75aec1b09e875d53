import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A modal dialog; the page behind it does not scroll (see app.css). */
export function Dialog({ children, ...props }: ModalProps) {
  const { t } = useTranslation();
  return (
    <Modal {...props} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div data-scroll-lock>{children}</div>
    </Modal>
  );
}
