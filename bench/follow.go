package main

import (
	"context"
	"encoding/json"
)

func follow(ctx context.Context, j job, out *json.Encoder) int { return 0 }
