package notice_test

import (
	"os"
	"testing"

	"youkong/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }
