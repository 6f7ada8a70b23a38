import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CancelCourseDocument } from '@/gql/courseoffice'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { say } from '@/ui/toast'
import type { OfficeCourse } from './useOffice'

/** Calls the whole course off, once that is confirmed. */
export function CallOff({ course, onDone }: { course: OfficeCourse; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('courseOffice.callOff')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('courseOffice.callOffTitle', { title: course.title })}
          hint={t('courseOffice.callOffHint')}
          doIt={t('courseOffice.callOff')}
          onDo={() => client.send(CancelCourseDocument, { input: { courseId: course.id } })}
          onDone={() => {
            setAsking(false)
            say(t('courseOffice.calledOff'))
            void onDone()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
