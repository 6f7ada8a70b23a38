package wording

import (
	"testing"
	"time"

	"youkong/internal/recur"
	"youkong/internal/viewer"
)

func TestRecurrence(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2026, 11, 24, 14, 0, 0, 0, zone).Unix()
	for rule, want := range map[string][2]string{
		"FREQ=DAILY;COUNT=5":                         {"每天 14:00，共 5 次", "Every day at 14:00, 5 times in all"},
		"FREQ=DAILY;INTERVAL=3;COUNT=1":              {"每 3 天 14:00，共 1 次", "Every 3 days at 14:00, once"},
		"FREQ=DAILY;BYDAY=MO,TU,WE;COUNT=5":          {"每天（限周一、周二、周三）14:00，共 5 次", "Every day, but only on Monday, Tuesday and Wednesday, at 14:00, 5 times in all"},
		"FREQ=WEEKLY;COUNT=10":                       {"每周：周二 14:00，共 10 次", "Every week on Tuesday at 14:00, 10 times in all"},
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4": {"每 2 周：周二、周四 14:00，共 4 次", "Every 2 weeks on Tuesday and Thursday at 14:00, 4 times in all"},
		"FREQ=MONTHLY;COUNT=3":                       {"每月：24 日 14:00，共 3 次", "Every month on day 24 at 14:00, 3 times in all"},
		"FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=3":      {"每月：最后一天、15 日 14:00，共 3 次", "Every month on the last day and day 15 at 14:00, 3 times in all"},
		"FREQ=MONTHLY;BYMONTHDAY=-2;COUNT=3":         {"每月：倒数第 2 天 14:00，共 3 次", "Every month on day 2 from the end at 14:00, 3 times in all"},
		"FREQ=MONTHLY;INTERVAL=2;BYDAY=4TU,-1FR;UNTIL=20271231": {"每 2 个月：第 4 个周二、最后一个周五 14:00，到 2027 年 12月31日（周五）为止",
			"Every 2 months on the fourth Tuesday and the last Friday at 14:00, until Friday 31 December 2027"},
		"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2": {"每月：13 日且为周五的日子 14:00，共 2 次", "Every month on day 13 where that is Friday at 14:00, 2 times in all"},
	} {
		r, err := recur.Parse(rule, zone)
		if err != nil {
			t.Fatal(err)
		}
		for i, lang := range []viewer.Language{viewer.Chinese, viewer.English} {
			if got := Recurrence(lang, zone, r, first); got != want[i] {
				t.Errorf("%s is told as %q, want %q", rule, got, want[i])
			}
		}
	}
}
