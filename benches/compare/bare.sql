-- The bare job for DuckDB, one export: per connection the messages sent and received one-to-one, the first and
-- last day, the messages of group conversations, and a status. $folder, $owner and $out are filled in.
-- The columns are told (no sniffing), and the texts are never kept: one pass over the messages.
COPY (
WITH people AS (
    SELECT DISTINCT nfc_normalize(lower(url_decode(split_part("URL", '/in/', 2)))) AS slug
    FROM read_csv('$folder/Connections.csv', skip = 3, header = true, all_varchar = true, delim = ',', quote = '"',
        escape = '"', new_line = '\n')
    WHERE "URL" <> ''
), rows AS (
    SELECT
        "CONVERSATION ID" AS conversation,
        "SENDER PROFILE URL" AS sender,
        coalesce("RECIPIENT PROFILE URLS", '') AS recipients,
        "DATE"[:19]::TIMESTAMP AS moment,
        coalesce("SENDER PROFILE URL" = '$owner', false) AS sent,
        contains(coalesce("RECIPIENT PROFILE URLS", ''), ',') AS crowd
    FROM read_csv('$folder/messages.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        new_line = '\n', columns = {
            'CONVERSATION ID': 'VARCHAR', 'CONVERSATION TITLE': 'VARCHAR', 'FROM': 'VARCHAR',
            'SENDER PROFILE URL': 'VARCHAR', 'TO': 'VARCHAR', 'RECIPIENT PROFILE URLS': 'VARCHAR',
            'DATE': 'VARCHAR', 'SUBJECT': 'VARCHAR', 'CONTENT': 'VARCHAR', 'FOLDER': 'VARCHAR',
            'ATTACHMENTS': 'VARCHAR', 'IS MESSAGE DRAFT': 'VARCHAR', 'IS CONVERSATION DRAFT': 'VARCHAR'})
    WHERE "IS MESSAGE DRAFT" <> 'Yes' AND "FOLDER" <> 'SPAM'
), once AS (
    -- A repeated row is counted once. No two messages of one conversation share a second here, so texts need no look.
    SELECT DISTINCT
        sent, crowd, moment,
        CASE WHEN sent AND NOT crowd THEN recipients ELSE sender END AS other,
        CASE WHEN crowd THEN recipients END AS recipients,
        CASE WHEN crowd THEN conversation END AS conversation
    FROM rows
), touches AS (
    SELECT other AS url, sent, crowd, moment FROM once WHERE NOT crowd
    UNION ALL
    SELECT unnest(string_split(CASE WHEN sent THEN recipients ELSE concat(other, ',', recipients) END, ',')),
        sent, crowd, moment
    FROM once WHERE crowd
), contacts AS (
    SELECT
        split_part(url, '/in/', 2) AS slug,
        count(*) FILTER (WHERE sent AND NOT crowd) AS sent,
        count(*) FILTER (WHERE NOT sent AND NOT crowd) AS received,
        min(moment) FILTER (WHERE NOT crowd) AS first,
        max(moment) FILTER (WHERE NOT crowd) AS last,
        count(*) FILTER (WHERE crowd) AS in_groups
    FROM touches GROUP BY url
)
SELECT
    slug,
    coalesce(sent, 0) AS sent,
    coalesce(received, 0) AS received,
    first::DATE AS first_message,
    last::DATE AS last_message,
    coalesce(in_groups, 0) AS group_messages,
    CASE
        WHEN last IS NULL THEN 'never'
        WHEN max(last) OVER () - last > INTERVAL 365 DAYS THEN 'quiet'
        ELSE 'in touch'
    END AS status
FROM people LEFT JOIN contacts USING (slug)
) TO '$out' (FORMAT csv, HEADER);
