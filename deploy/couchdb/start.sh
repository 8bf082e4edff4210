#!/bin/bash
# Starts one CouchDB node of the cluster: writes what all nodes must have alike, then goes on as the image does.
set -euo pipefail

settings=${COUCHDB_SETTINGS:-/opt/couchdb/etc/local.d/10-go-cua.ini}

umask 077
cat > "$settings" <<INI
[couchdb]
; The cluster's name to replicators: alike on all nodes.
uuid = ${COUCHDB_UUID:?}
max_document_size = 8388608
; A database a village: the 500 that CouchDB keeps open by default are a quarter of a province's.
max_dbs_open = 5000

[cluster]
; A village is a few thousand entries: one shard, on three nodes.
q = 1
n = 3

[chttpd]
require_valid_user_except_for_up = true
authentication_handlers = {chttpd_auth, jwt_authentication_handler}, {chttpd_auth, default_authentication_handler}

[chttpd_auth]
secret = ${COUCHDB_SECRET:?}

[jwt_auth]
required_claims = exp

[jwt_keys]
; Base64, as the gateway has it.
hmac:_default = ${GO_CUA_BACKEND_JWT_KEY:?}
INI

exec docker-entrypoint.sh /opt/couchdb/bin/couchdb
