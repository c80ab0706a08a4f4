-- SPDX-License-Identifier: MIT
-- The requests of wrk. `-- METHOD BODY`: always the same request. `-- churn`: registers and deregisters services; it needs a
-- thread for each connection.

local json = { ["Content-Type"] = "application/json" }
local sent = -1 -- wrk asks the first thread for one request that it does not send
local threads = 0

local function churn()
    sent = sent + 1
    local name = string.format("guest_%d_%d", id, math.floor((sent + 1) / 2))
    if sent > 0 and sent % 2 == 0 then
        return wrk.format("POST", "/deregister", json, string.format('{"instance_name":"%s"}', name))
    end
    return wrk.format("POST", "/register", json,
        string.format('{"instance_name":"%s","port":5000,"tools":[]}', name))
end

function setup(thread)
    threads = threads + 1
    thread:set("id", threads)
end

function init(args)
    if args[1] == "churn" then
        request = churn
        return
    end
    wrk.method = args[1]
    if args[2] then
        wrk.body = args[2]
        wrk.headers["Content-Type"] = json["Content-Type"]
    end
    local fixed = wrk.format()
    request = function() return fixed end
end

function done(summary, latency)
    local e = summary.errors
    print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
