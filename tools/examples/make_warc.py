"""Writes examples/railcard/08-archive.warc.gz: two pages as a crawler would keep them. Run from the repository root.

One gzip member a record (WARC 1.1, ISO 28500:2017), fixed dates, so that the bytes are always the same.
"""
import gzip
import io
import uuid

PAGES = [
    ("https://mora-advertiser.example/night-train", "2030-09-06T18:00:00Z", "The Mora Advertiser",
     "Night train staff learned of theft from the radio, union says", "Petra Vik", [
        "Conductors on the Mora night train learned from the radio that their own passport numbers were among the stolen records, their union said on Friday.",
        "\"Nobody from head office called. We heard it between Halvik and Lom, over the breakfast trolley,\" said Jon Skaar, who chairs the union's Mora branch.",
        "Skaar said 340 of Trans-Norr's 2,600 employees had found their names in the files. The company did not answer a request for comment.",
        "The union wants each of them to be paid 5,000 kroner. It will decide on a strike on September 15.",
     ]),
    ("https://capital-business.example/trans-norr-shares", "2030-09-04T16:30:00Z", "Capital Business Daily",
     "Trans-Norr shares fall 9 percent after data theft", "Karl Bang", [
        "Shares in Trans-Norr fell 9 percent on Wednesday, a day after the rail operator said that the records of 2.1 million passengers had been stolen.",
        "Analysts at Fjord Bank put the cost of the theft at between 40 million and 60 million euros. \"The fine is the small part,\" said Ida Holm, who follows the company for the bank.",
        "Trans-Norr has said that no card numbers were taken. A security blog, Paper Lock, reported on Wednesday that it had seen some.",
     ]),
]


def page(url, date, outlet, title, author, paragraphs):
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (f"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n"
            f"<meta property=\"og:site_name\" content=\"{outlet}\"><meta name=\"author\" content=\"{author}\">\n"
            f"<meta property=\"article:published_time\" content=\"{date}\"><link rel=\"canonical\" href=\"{url}\"></head>\n"
            f"<body><nav><a href=\"/\">Front page</a> <a href=\"/sport\">Sport</a></nav>\n<article><h1>{title}</h1>\n<p>By {author}</p>\n{body}\n</article>\n"
            f"<footer><p>Contact the newsroom. All rights reserved.</p></footer></body></html>\n").encode()


def record(kind, url, date, content, media):
    ident = uuid.uuid5(uuid.NAMESPACE_URL, kind + url)
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{ident}>\r\nWARC-Date: {date}\r\n"
    if url:
        head += f"WARC-Target-URI: {url}\r\n"
    head += f"Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n"
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as z:
        z.write(head.encode() + content + b"\r\n\r\n")
    return out.getvalue()


with open("examples/railcard/08-archive.warc.gz", "wb") as f:
    f.write(record("warcinfo", "", "2030-09-08T00:00:00Z", b"software: stemma example\r\nformat: WARC File Format 1.1\r\n", "application/warc-fields"))
    for url, date, outlet, title, author, paragraphs in PAGES:
        html = page(url, date, outlet, title, author, paragraphs)
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(html)
        f.write(record("response", url, "2030-09-08T00:00:00Z", http + html, "application/http; msgtype=response"))
