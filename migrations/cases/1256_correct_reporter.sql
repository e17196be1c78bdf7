-- An answer that is corrected may say where the reporter lives.
grant update (reporter_address, reporter_postcode) on case_file to moothall_cases;
